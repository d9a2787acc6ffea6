package io.caelmor.testing;

import io.caelmor.kernel.tick.TickClock;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that moves when it is told to. Waiting for a deadline moves it there.
public final class ManualClock implements TickClock {
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void awaitUntil(long deadlineNanos) {
        now.accumulateAndGet(deadlineNanos, Math::max);
    }

    /// Moves time on.
    public void advance(long nanos) {
        now.addAndGet(nanos);
    }
}
