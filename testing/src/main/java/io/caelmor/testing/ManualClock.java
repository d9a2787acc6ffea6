package io.caelmor.testing;

import io.caelmor.kernel.tick.TickClock;

/// A clock that moves when it is told to. Waiting for a deadline moves it there.
public final class ManualClock implements TickClock {
    private volatile long now;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void awaitUntil(long deadlineNanos) {
        now = Math.max(now, deadlineNanos);
    }

    /// Moves time on.
    public void advance(long nanos) {
        now += nanos;
    }
}
