package io.caelmor.kernel.support;

import io.caelmor.kernel.tick.TickClock;

/// A clock that a test moves by hand; waiting for a deadline moves it there.
public final class StepClock implements TickClock {
    private long now;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void awaitUntil(long deadlineNanos) {
        now = deadlineNanos;
    }

    /// Moves time on.
    public void advance(long nanos) {
        now += nanos;
    }
}
