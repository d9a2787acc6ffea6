package io.caelmor.bots;

import io.caelmor.client.ClientCounter;
import io.caelmor.client.ClientStatistics;

/// What one client counted while it was measured. Event loop only.
final class Meter {
    private static final ClientCounter[] COUNTERS = ClientCounter.values();

    private final long[] counts = new long[COUNTERS.length];
    private long nanos;
    private boolean running;

    void begin(ClientStatistics statistics, long nowNanos) {
        if (!running) {
            running = true;
            add(statistics, nowNanos, -1);
        }
    }

    void end(ClientStatistics statistics, long nowNanos) {
        if (running) {
            running = false;
            add(statistics, nowNanos, 1);
        }
    }

    boolean running() {
        return running;
    }

    /// How long it was measured.
    long nanos() {
        return running ? 0 : nanos;
    }

    long get(ClientCounter counter) {
        return running ? 0 : counts[counter.ordinal()];
    }

    private void add(ClientStatistics statistics, long nowNanos, int sign) {
        nanos += sign * nowNanos;
        for (ClientCounter counter : COUNTERS) {
            counts[counter.ordinal()] += sign * statistics.get(counter);
        }
    }
}
