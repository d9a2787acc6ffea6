package io.caelmor.bots;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What all bots measured together. Event loop only while they play.
final class Totals {
    /// From sending a command to reading its receipt.
    final Histogram latencyMicros = new Histogram(3);
    /// Between two TICKs of one bot.
    final Histogram frameGapMicros = new Histogram(3);
    /// Enters and updates in one TICK.
    final Histogram updatesPerTick = new Histogram(3);

    private final Map<String, long[]> eventsByName = new TreeMap<>();
    private final Map<String, long[]> rejectionsByName = new TreeMap<>();
    private long sent;
    private long applied;
    private long unanswered;
    private long lastChangeNanos = System.nanoTime();

    void sent() {
        sent++;
    }

    void applied(long latencyNanos) {
        applied++;
        latencyMicros.recordValue(latencyNanos / 1_000);
    }

    void rejected(String reason, long latencyNanos) {
        rejectionsByName.computeIfAbsent(reason, _ -> new long[1])[0]++;
        latencyMicros.recordValue(latencyNanos / 1_000);
    }

    void unanswered(long commands) {
        unanswered += commands;
    }

    void event(String name) {
        eventsByName.computeIfAbsent(name, _ -> new long[1])[0]++;
    }

    /// Something changed in some bot's view.
    void changed(long nowNanos) {
        lastChangeNanos = nowNanos;
    }

    long lastChangeNanos() {
        return lastChangeNanos;
    }

    long sentCount() {
        return sent;
    }

    long appliedCount() {
        return applied;
    }

    long unansweredCount() {
        return unanswered;
    }

    long rejectedCount() {
        return rejectionsByName.values().stream().mapToLong(count -> count[0]).sum();
    }

    Map<String, Long> rejections() {
        return frozen(rejectionsByName);
    }

    Map<String, Long> events() {
        return frozen(eventsByName);
    }

    private static Map<String, Long> frozen(Map<String, long[]> counts) {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((name, count) -> copy.put(name, count[0]));
        return copy;
    }
}
