package io.caelmor.kernel.metric;

/// Tells a queue that nobody takes from any more from one that merely holds something. It is looked at now and then, as often as there
/// is somebody to ask, by one thread at a time.
public final class QueueWatch {
    private final KernelQueue queue;
    private final Metrics metrics;
    private long taken = -1;
    private long sinceNanos;

    public QueueWatch(KernelQueue queue, Metrics metrics) {
        this.queue = queue;
        this.metrics = metrics;
    }

    public KernelQueue queue() {
        return queue;
    }

    /// Looks at it at `nowNanos`. Answers for how long, as far as was looked, things have waited of which not one was taken, nanoseconds.
    public long stalledNanos(long nowNanos) {
        long now = queue.taken(metrics);
        if (now != taken || queue.waiting(metrics) == 0) {
            taken = now;
            sinceNanos = nowNanos;
        }
        return nowNanos - sinceNanos;
    }
}
