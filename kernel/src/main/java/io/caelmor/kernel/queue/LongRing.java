package io.caelmor.kernel.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A bounded queue of numbers for one producer thread and one consumer thread. Never allocates after construction.
public final class LongRing {
    private static final VarHandle PRODUCED;
    private static final VarHandle CONSUMED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            PRODUCED = lookup.findVarHandle(LongRing.class, "produced", long.class);
            CONSUMED = lookup.findVarHandle(LongRing.class, "consumed", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] values;
    @SuppressWarnings("unused")
    private volatile long produced;
    @SuppressWarnings("unused")
    private volatile long consumed;

    /// A ring of at least `capacity` numbers, rounded up to a power of two.
    public LongRing(int capacity) {
        values = new long[Integer.highestOneBit(Math.max(1, capacity - 1)) << 1];
    }

    /// Adds a number; `false` where the ring is full. Producer only.
    public boolean offer(long value) {
        long tail = (long) PRODUCED.get(this);
        if (tail - (long) CONSUMED.getAcquire(this) >= values.length) {
            return false;
        }
        values[(int) tail & (values.length - 1)] = value;
        PRODUCED.setRelease(this, tail + 1);
        return true;
    }

    /// Whether nothing is queued. Consumer only.
    public boolean isEmpty() {
        return (long) CONSUMED.get(this) == (long) PRODUCED.getAcquire(this);
    }

    /// Takes the oldest number. Consumer only; throws [IllegalStateException] where there is none.
    public long poll() {
        long head = (long) CONSUMED.get(this);
        if (head == (long) PRODUCED.getAcquire(this)) {
            throw new IllegalStateException("the ring is empty");
        }
        long value = values[(int) head & (values.length - 1)];
        CONSUMED.setRelease(this, head + 1);
        return value;
    }

    /// Numbers queued; exact on either end's thread while the other is still.
    public int count() {
        long head = (long) CONSUMED.getAcquire(this);
        return (int) ((long) PRODUCED.getAcquire(this) - head);
    }
}
