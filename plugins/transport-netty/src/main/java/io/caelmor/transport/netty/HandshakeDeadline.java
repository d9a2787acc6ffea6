package io.caelmor.transport.netty;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/// The time a new socket has until its carrier is settled; absolute, so that a trickle of bytes gains nothing. Event loop.
final class HandshakeDeadline {
    private final FairDeadline expiry;

    HandshakeDeadline(Channel channel, int seconds, TransportMetrics metrics) {
        expiry = new FairDeadline(channel.eventLoop(), TimeUnit.SECONDS.toNanos(seconds), () -> {
            metrics.handshakeTimeouts.increment();
            channel.close();
        });
        channel.closeFuture().addListener(_ -> met());
    }

    /// The carrier is settled, or the socket on its way out by other means. Idempotent.
    void met() {
        expiry.met();
    }
}
