package io.caelmor.transport.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A token bucket in one number, the time at which it is full again: the generic cell rate algorithm (ITU-T I.371). Any thread; nothing
/// allocates or blocks. Times are of one clock that begins at 0.
final class Bucket {
    private static final VarHandle FULL_AT;

    static {
        try {
            FULL_AT = MethodHandles.lookup().findVarHandle(Bucket.class, "fullAt", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile long fullAt;

    /// Takes `amount` at time `now`; `false`, and takes nothing, where there is not so much.
    boolean take(long amount, Rate rate, long now) {
        while (true) {
            long before = fullAt;
            long after = Math.max(before, now) + amount * rate.nanosEach();
            if (after - now > rate.burstNanos()) {
                return false;
            }
            if (FULL_AT.compareAndSet(this, before, after)) {
                return true;
            }
        }
    }

    /// Whether one could be taken.
    boolean has(Rate rate, long now) {
        return Math.max(fullAt, now) + rate.nanosEach() - now <= rate.burstNanos();
    }

    /// When it will be full, if nothing is taken.
    long fullAt() {
        return fullAt;
    }

    /// Fills it up.
    void fill() {
        fullAt = 0;
    }
}
