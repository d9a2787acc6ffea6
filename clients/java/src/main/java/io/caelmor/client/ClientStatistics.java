package io.caelmor.client;

import java.util.concurrent.atomic.AtomicLongArray;

/// The counters of one client. Written by its event loop alone, read from any thread; a reader may lag a moment behind.
public final class ClientStatistics {
    private final AtomicLongArray values = new AtomicLongArray(ClientCounter.values().length);

    ClientStatistics() {}

    /// The value of a counter.
    public long get(ClientCounter counter) {
        return values.getAcquire(counter.ordinal());
    }

    void add(ClientCounter counter, long amount) {
        values.setRelease(counter.ordinal(), values.getPlain(counter.ordinal()) + amount);
    }
}
