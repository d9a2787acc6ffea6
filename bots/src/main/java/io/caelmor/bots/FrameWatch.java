package io.caelmor.bots;

import io.caelmor.client.ClientCounter;
import io.caelmor.client.ClientStatistics;

/// When the TICKs of one client come, how much changes in each, and how long those are in which nothing happens. Event loop only.
final class FrameWatch {
    private final ClientStatistics statistics;
    private final Totals totals;
    private long lastNanos = System.nanoTime();
    private long changes;
    private long happenings;
    private long frames;
    private long bytes;

    FrameWatch(ClientStatistics statistics, Totals totals) {
        this.statistics = statistics;
        this.totals = totals;
        read();
    }

    /// A TICK is applied.
    void ticked(boolean measured) {
        long now = System.nanoTime();
        long changesBefore = changes;
        long happeningsBefore = happenings;
        long framesBefore = frames;
        long bytesBefore = bytes;
        read();
        if (changes != changesBefore) {
            totals.changed(now);
        } else if (happenings == happeningsBefore && frames == framesBefore + 1) {
            totals.quietFrameBytes.recordValue(bytes - bytesBefore);
        }
        if (measured) {
            totals.frameGapMicros.recordValue((now - lastNanos) / 1_000);
            totals.updatesPerTick.recordValue(changes - changesBefore);
        }
        lastNanos = now;
    }

    /// The measuring ends. A TICK that is overdue by now counts as if it came now: else a server that falls silent has no gap.
    void end() {
        long gapMicros = (System.nanoTime() - lastNanos) / 1_000;
        if (gapMicros > totals.tickMicros()) {
            totals.frameGapMicros.recordValue(gapMicros);
        }
    }

    private void read() {
        changes = statistics.get(ClientCounter.ENTERS) + statistics.get(ClientCounter.UPDATES) + statistics.get(ClientCounter.LEAVES);
        happenings = statistics.get(ClientCounter.EVENTS) + statistics.get(ClientCounter.APPLIED)
                + statistics.get(ClientCounter.REJECTED);
        frames = statistics.get(ClientCounter.FRAMES_IN);
        bytes = statistics.get(ClientCounter.BYTES_IN);
    }
}
