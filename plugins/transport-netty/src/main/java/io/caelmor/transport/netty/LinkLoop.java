package io.caelmor.transport.netty;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// One event loop, and those of its links whose ports have frames: a list woven through the links themselves, so that it never grows.
///
/// It is its own drain task: however often the tick wakes it, at most one drain stands in the loop's queue.
final class LinkLoop implements Runnable {
    private final EventLoop loop;
    private final TransportMetrics metrics;
    private final WaitingRoom waiting;
    private final AtomicBoolean awake = new AtomicBoolean();
    /// The link that was noted last; each knows the one before it.
    private final AtomicReference<SocketLink> noted = new AtomicReference<>();

    LinkLoop(EventLoop loop, WaitingRoom waiting, TransportMetrics metrics) {
        this.loop = loop;
        this.waiting = waiting;
        this.metrics = metrics;
    }

    EventLoop loop() {
        return loop;
    }

    /// Its sockets whose clients have not said hello.
    WaitingRoom waiting() {
        return waiting;
    }

    /// Notes a link that is not noted, for the next visit. Any thread; neither blocks nor allocates.
    void note(SocketLink link) {
        var last = noted.get();
        link.notedBefore = last;
        while (!noted.compareAndSet(last, link)) {
            last = noted.get();
            link.notedBefore = last;
        }
    }

    /// Makes the loop visit the links that are noted soon; does nothing where there are none. Any thread; neither blocks nor allocates.
    void wake() {
        if (noted.get() == null || awake.getAndSet(true)) {
            return;
        }
        try {
            loop.execute(this);
            metrics.wakes.increment();
        } catch (RejectedExecutionException _) {
            // The loop ends: there is nobody left to send to.
        }
    }

    /// Visits each noted link once, in the order of their notes. Event loop.
    @Override
    public void run() {
        awake.getAndSet(false); // an exchange, not a store: who is noted from now on finds `false`, or is seen below
        SocketLink first = null;
        for (var link = noted.getAndSet(null); link != null; ) {
            var before = link.notedBefore;
            link.notedBefore = first;
            first = link;
            link = before;
        }
        while (first != null) {
            var following = first.notedBefore;
            first.notedBefore = null;
            first.visit();
            first = following;
        }
    }
}
