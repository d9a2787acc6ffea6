package io.caelmor.transport.netty;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// The time a new socket has until its carrier is settled; absolute, so that a trickle of bytes gains nothing. Event loop.
final class HandshakeDeadline {
    private final ScheduledFuture<?> expiry;

    HandshakeDeadline(Channel channel, int seconds, TransportMetrics metrics) {
        expiry = channel.eventLoop().schedule(() -> {
            metrics.handshakeTimeouts.increment();
            channel.close();
        }, seconds, TimeUnit.SECONDS);
        channel.closeFuture().addListener(_ -> met());
    }

    /// The carrier is settled, or the socket on its way out by other means. Idempotent.
    void met() {
        expiry.cancel(false);
    }
}
