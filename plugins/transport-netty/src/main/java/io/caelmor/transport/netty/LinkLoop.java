package io.caelmor.transport.netty;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/// One event loop and the links that live on it, in a list woven through the links themselves, so that it never grows.
///
/// It is its own drain task: however often the tick wakes it, at most one drain stands in the loop's queue.
final class LinkLoop implements Runnable {
    private final EventLoop loop;
    private final TransportMetrics metrics;
    private final AtomicBoolean awake = new AtomicBoolean();
    private SocketLink first;

    LinkLoop(EventLoop loop, TransportMetrics metrics) {
        this.loop = loop;
        this.metrics = metrics;
    }

    EventLoop loop() {
        return loop;
    }

    /// Makes the loop visit its links soon. Any thread; neither blocks nor allocates.
    void wake() {
        if (awake.getAndSet(true)) {
            return;
        }
        try {
            loop.execute(this);
            metrics.wakes.increment();
        } catch (RejectedExecutionException _) {
            // The loop ends: there is nobody left to send to.
        }
    }

    /// Visits each link once. Event loop.
    @Override
    public void run() {
        awake.getAndSet(false); // an exchange, not a store: it makes visible what the tick queued before it found `true`
        for (var link = first; link != null; ) {
            var following = link.next;
            link.pump();
            link = following;
        }
    }

    void add(SocketLink link) {
        link.next = first;
        if (first != null) {
            first.previous = link;
        }
        first = link;
    }

    void remove(SocketLink link) {
        if (link.previous == null) {
            first = link.next;
        } else {
            link.previous.next = link.next;
        }
        if (link.next != null) {
            link.next.previous = link.previous;
        }
        link.previous = null;
        link.next = null;
    }
}
