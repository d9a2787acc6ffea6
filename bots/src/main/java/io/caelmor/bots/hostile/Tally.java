package io.caelmor.bots.hostile;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/// What one attack tried, and what became of it. Any thread.
public final class Tally {
    /// Connections that were ended without a word.
    public static final String UNTOLD = "without a word";

    private final LongAdder tried = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<String, LongAdder> ended = new ConcurrentHashMap<>();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(3);

    /// What stood there at one moment.
    ///
    /// @param tried  connections that were made
    /// @param kept   of these, those that the server had not ended when the attack had waited long enough, or that it let play
    /// @param failed of these, those where something went wrong that neither side meant
    /// @param ended  of these, those that the server ended, by what it said
    /// @param p99Millis from the deed to the end, or the welcome; 0 where there was none
    /// @param slowestMillis the same of the slowest
    public record Count(long tried, long kept, long failed, Map<String, Long> ended, double p99Millis, double slowestMillis) {
        public long endedInAll() {
            return ended.values().stream().mapToLong(Long::longValue).sum();
        }

        /// Whether all were ended that were tried, each within so many milliseconds.
        boolean allEndedWithin(long millis) {
            return tried > 0 && kept == 0 && endedInAll() + failed == tried && endedInAll() > 0 && slowestMillis <= millis;
        }

        /// Whether all those that were ended were told one of these.
        boolean toldOnly(Set<String> reasons) {
            return reasons.containsAll(ended.keySet());
        }
    }

    void tried() {
        tried.increment();
    }

    void kept() {
        kept.increment();
    }

    void failed() {
        failed.increment();
    }

    /// The server let one in after so long.
    void welcomed(long nanos) {
        kept();
        micros.recordValue(Math.max(0, nanos / 1_000));
    }

    /// The server ended one after so long, and said that.
    void ended(long nanos, String kick) {
        ended.computeIfAbsent(kick.isEmpty() ? UNTOLD : kick, _ -> new LongAdder()).increment();
        micros.recordValue(Math.max(0, nanos / 1_000));
    }

    /// The server let one wait for as long as it lets anybody, and ended it then.
    void outlasted(String kick) {
        ended.computeIfAbsent(kick, _ -> new LongAdder()).increment();
    }

    /// The server ended one that began then with what it said, or, with null, kept it.
    void outcome(long beginNanos, String kick) {
        if (kick == null) {
            kept();
        } else {
            ended(System.nanoTime() - beginNanos, kick);
        }
    }

    /// Nothing was tried.
    void forget() {
        tried.reset();
        kept.reset();
        failed.reset();
        ended.clear();
        micros.reset();
    }

    public Count count() {
        var reasons = new TreeMap<String, Long>();
        ended.forEach((kick, count) -> reasons.put(kick, count.sum()));
        boolean any = micros.getTotalCount() > 0;
        return new Count(tried.sum(), kept.sum(), failed.sum(), reasons, any ? micros.getValueAtPercentile(99) / 1_000.0 : 0,
                any ? micros.getMaxValue() / 1_000.0 : 0);
    }
}
