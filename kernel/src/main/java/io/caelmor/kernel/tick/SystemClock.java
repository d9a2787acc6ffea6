package io.caelmor.kernel.tick;

import java.util.concurrent.locks.LockSupport;

/// The machine's monotonic clock; waits by parking, and spins for the last stretch where that is asked for.
public final class SystemClock implements TickClock {
    private final long spinNanos;

    /// Spins for `spinNanos` before each deadline instead of parking through it: exact wake-ups for that much of a core. 0 for none.
    public SystemClock(long spinNanos) {
        this.spinNanos = spinNanos;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void awaitUntil(long deadlineNanos) {
        long rest = deadlineNanos - System.nanoTime() - spinNanos;
        if (rest > 0) {
            LockSupport.parkNanos(this, rest);
        } else {
            while (System.nanoTime() - deadlineNanos < 0) {
                Thread.onSpinWait();
            }
        }
    }
}
