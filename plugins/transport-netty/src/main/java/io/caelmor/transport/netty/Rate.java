package io.caelmor.transport.netty;

import java.util.concurrent.TimeUnit;

/// How often something may happen for long, and how much of it at once.
///
/// @param nanosEach  how long one takes to be forgotten
/// @param burstNanos how much may be remembered
record Rate(long nanosEach, long burstNanos) {
    /// So many a second; five seconds' worth at once, by who was cut off for a moment.
    static Rate perSecond(int count) {
        return new Rate(TimeUnit.SECONDS.toNanos(1) / count, TimeUnit.SECONDS.toNanos(5));
    }

    /// So many a minute, all of them at once where that is wanted.
    static Rate perMinute(int count) {
        return new Rate(TimeUnit.MINUTES.toNanos(1) / count, TimeUnit.MINUTES.toNanos(1));
    }
}
