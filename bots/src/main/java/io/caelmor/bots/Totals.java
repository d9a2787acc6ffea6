package io.caelmor.bots;

import io.caelmor.client.Schema;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What all bots counted and measured together. Counts are of the whole run, so that they balance; distributions of the time that is
/// measured alone. Event loop only while they play.
final class Totals {
    /// From sending a command to reading its receipt, of those sent while it was measured.
    final Histogram latencyMicros = new Histogram(3);
    /// Between two TICKs of one bot.
    final Histogram frameGapMicros = new Histogram(3);
    /// By how much the bots' own event loop was late for its beats.
    final Histogram lateMicros = new Histogram(3);
    /// Enters and updates in one TICK.
    final Histogram updatesPerTick = new Histogram(3);
    /// Bytes of frames with a TICK in which nothing happened; of the whole run, for it is quiet at the end.
    final Histogram quietFrameBytes = new Histogram(3);
    /// Bots' avatars in the view of one watched bot at one tick.
    final Histogram avatarsInView = new Histogram(3);
    /// See [RefreshWatch]: an entry for each entity that a watched bot saw walk.
    final Histogram greatestGapTicks = new Histogram(3);
    /// See [RefreshWatch]: an entry for each of the nearest of a watched bot, at each tick.
    final Histogram nearGapTicks = new Histogram(3);

    private final Map<String, long[]> rejectionsByName = new TreeMap<>();
    private final IdentityHashMap<Schema.Signature, long[]> events = new IdentityHashMap<>();
    private int tickRate;
    private long sent;
    private long applied;
    private long nearUnseen;
    private long lastChangeNanos = System.nanoTime();
    private long beginNanos = Long.MAX_VALUE;
    private long endNanos = Long.MAX_VALUE;

    /// What a WELCOME said.
    void tickRate(int perSecond) {
        tickRate = perSecond;
    }

    /// The time from tick to tick, as the server means it; 0 while nobody was welcomed.
    long tickMicros() {
        return tickRate == 0 ? 0 : 1_000_000 / tickRate;
    }

    /// From now on it is measured.
    void begin(long nowNanos) {
        beginNanos = nowNanos;
    }

    /// From now on it is not.
    void end(long nowNanos) {
        endNanos = nowNanos;
    }

    /// Forgets what was measured, to measure something else.
    void forget() {
        latencyMicros.reset();
        frameGapMicros.reset();
        lateMicros.reset();
        beginNanos = Long.MAX_VALUE;
        endNanos = Long.MAX_VALUE;
    }

    boolean measuring() {
        return beginNanos != Long.MAX_VALUE && endNanos == Long.MAX_VALUE;
    }

    void sent() {
        sent++;
    }

    void applied(long latencyNanos) {
        applied++;
        answered(latencyNanos);
    }

    void rejected(String reason, long latencyNanos) {
        rejectionsByName.computeIfAbsent(reason, _ -> new long[1])[0]++;
        answered(latencyNanos);
    }

    void event(Schema.Signature event) {
        events.computeIfAbsent(event, _ -> new long[1])[0]++;
    }

    /// One of the nearest was not in view at all.
    void nearUnseen() {
        nearUnseen++;
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

    /// Commands without a receipt, those of bots that were put out among them.
    long unansweredCount() {
        return sent - applied - rejectedCount();
    }

    long nearUnseenCount() {
        return nearUnseen;
    }

    long rejectedCount() {
        return rejectionsByName.values().stream().mapToLong(count -> count[0]).sum();
    }

    Map<String, Long> rejections() {
        Map<String, Long> copy = new TreeMap<>();
        rejectionsByName.forEach((name, count) -> copy.put(name, count[0]));
        return copy;
    }

    Map<String, Long> events() {
        Map<String, Long> copy = new TreeMap<>();
        events.forEach((event, count) -> copy.merge(event.name(), count[0], Long::sum));
        return copy;
    }

    /// A receipt that comes after the measuring counts all the same where its command was sent before: the slowest do.
    private void answered(long latencyNanos) {
        long sentNanos = System.nanoTime() - latencyNanos;
        if (beginNanos != Long.MAX_VALUE && sentNanos >= beginNanos && sentNanos <= endNanos) {
            latencyMicros.recordValue(latencyNanos / 1_000);
        }
    }
}
