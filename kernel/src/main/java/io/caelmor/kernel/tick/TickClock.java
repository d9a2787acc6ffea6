package io.caelmor.kernel.tick;

/// The tick thread's time. Tests step one by hand; nothing sleeps in a test.
public interface TickClock {
    /// Nanoseconds from an arbitrary beginning; never runs backwards, knows nothing of the wall clock.
    long nanoTime();

    /// The calling thread is the one that will wait.
    default void begin() {}

    /// Waits until [#nanoTime] reaches the deadline. May return early (the caller looks again), or when the thread is woken.
    void awaitUntil(long deadlineNanos);
}
