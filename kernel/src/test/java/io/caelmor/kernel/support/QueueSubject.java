package io.caelmor.kernel.support;

/// A bounded queue as its contract sees it: numbers in, numbers out.
public interface QueueSubject {
    /// What [#poll] answers where there is nothing.
    long EMPTY = Long.MIN_VALUE;

    /// What a queue's counters say: what was offered, what was taken out, what was dropped because it was full, and what it holds.
    record Books(long in, long out, long dropped, long queued) {}

    /// `false` where it is full.
    boolean offer(long value);

    /// The oldest number, or [#EMPTY].
    long poll();

    /// Numbers queued.
    int count();

    /// How many it takes before it refuses.
    int capacity();

    /// By the counters that anybody can observe; `null` where whoever uses the queue counts.
    default Books books() {
        return null;
    }
}
