package io.caelmor.bots;

import org.HdrHistogram.Histogram;

/// How long what bots waited for took, over one or several times that were measured. Milliseconds; the thread that measures alone.
public final class Spread {
    private final Histogram receiptMicros = new Histogram(3);
    private final Histogram gapMicros = new Histogram(3);
    private final Histogram ownLateMicros = new Histogram(3);
    private long tickMicros;

    void add(Totals totals) {
        receiptMicros.add(totals.latencyMicros);
        gapMicros.add(totals.frameGapMicros);
        ownLateMicros.add(totals.lateMicros);
        tickMicros = totals.tickMicros();
    }

    /// Nothing was measured.
    public void forget() {
        receiptMicros.reset();
        gapMicros.reset();
        ownLateMicros.reset();
    }

    /// Receipts that were measured.
    public long receipts() {
        return receiptMicros.getTotalCount();
    }

    /// From a command to its receipt: as much as that share (0-100) took, or less.
    public double receiptMillis(double percent) {
        return receiptMicros.getValueAtPercentile(percent) / 1_000.0;
    }

    /// From one tick of a bot to the next, beyond the server's time from tick to tick.
    public double tickLateMillis(double percent) {
        return Math.max(0, gapMicros.getValueAtPercentile(percent) - tickMicros) / 1_000.0;
    }

    /// From one tick of a bot to the next.
    public double tickGapMillis(double percent) {
        return gapMicros.getValueAtPercentile(percent) / 1_000.0;
    }

    /// By how much the bots' own thread came late to things: so much of all else is its own doing.
    public double ownLateMillis(double percent) {
        return ownLateMicros.getValueAtPercentile(percent) / 1_000.0;
    }
}
