package io.caelmor.kernel.command;

import io.caelmor.kernel.metric.Histogram;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.tick.TickClock;

/// How long answers take inside the server: from a command's arrival on its event loop to the end of the tick that hands its receipt to
/// the transport. Tick thread only; allocates nothing.
final class ReceiptLatency {
    /// Receipts of a tick that share one look at the clock; those beyond have one each.
    private static final int MOST_TOGETHER = 4096;

    private final TickClock clock;
    private final Histogram latency;
    private final long[] arrivals = new long[MOST_TOGETHER];
    private int count;

    ReceiptLatency(TickClock clock, Metrics metrics) {
        this.clock = clock;
        latency = metrics.histogram("receipt.latency", "from a command's arrival to its receipt's being handed to the transport");
    }

    /// A command that came at `arrivalNanos` has its receipt in this tick.
    void answered(long arrivalNanos) {
        if (count == arrivals.length) {
            latency.record(clock.nanoTime() - arrivalNanos);
        } else {
            arrivals[count++] = arrivalNanos;
        }
    }

    /// The tick's messages are with the transport.
    void endTick() {
        if (count == 0) {
            return;
        }
        long now = clock.nanoTime();
        for (int i = 0; i < count; i++) {
            latency.record(now - arrivals[i]);
        }
        count = 0;
    }
}
