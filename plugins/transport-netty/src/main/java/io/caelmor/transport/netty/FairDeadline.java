package io.caelmor.transport.netty;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A deadline that counts the time in which the event loop was there to look. One that comes late, because the process was stopped or the
/// machine asleep, has not been missed by the client: what it sent meanwhile is still to be read, and the rest it could not send. It begins again then. Event loop.
final class FairDeadline {
    /// An event loop that is so much behind was not looking; a busy one is not.
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventLoop loop;
    private final long nanos;
    private final Runnable missed;
    private long dueNanos;
    private ScheduledFuture<?> timer;

    /// `missed` runs once, unless it is [#met] before.
    FairDeadline(EventLoop loop, long nanos, Runnable missed) {
        this.loop = loop;
        this.nanos = nanos;
        this.missed = missed;
        dueNanos = loop.ticker().nanoTime() + nanos;
        timer = loop.schedule(this::due, nanos, TimeUnit.NANOSECONDS);
    }

    /// Idempotent.
    void met() {
        timer.cancel(false);
    }

    private void due() {
        long now = loop.ticker().nanoTime();
        if (now - dueNanos < LATE_NANOS) {
            missed.run();
        } else {
            dueNanos = now + nanos;
            timer = loop.schedule(this::due, nanos, TimeUnit.NANOSECONDS);
        }
    }
}
