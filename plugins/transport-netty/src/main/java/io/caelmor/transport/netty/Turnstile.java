package io.caelmor.transport.netty;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.transport.netty.AddressTable.Visit;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What each new socket comes through: it is counted for its address, and given its time to say hello.
///
/// From an address that has too many, or opens them too fast, one is let come as far as its carrier, a second at most, to be told why;
/// beyond twice as many, and where TLS would have to be spoken for that, it is closed without a word.
final class Turnstile {
    private static final long TOLD_WITHIN_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final AddressLimits limits;
    private final AddressTable addresses;
    private final LongSupplier clock;
    private final long handshakeMillis;
    private final boolean tls;
    private final TransportMetrics metrics;

    Turnstile(AddressLimits limits, AddressTable addresses, LongSupplier clock, int handshakeSeconds, boolean tls, TransportMetrics metrics) {
        this.limits = limits;
        this.addresses = addresses;
        this.clock = clock;
        handshakeMillis = TimeUnit.SECONDS.toMillis(handshakeSeconds);
        this.tls = tls;
        this.metrics = metrics;
    }

    /// Lets a socket come on, or closes it and answers `null`. Its event loop.
    @Nullable Arrival enter(Channel channel, WaitingRoom room) {
        var visit = visitOf(channel);
        var address = visit == null ? null : visit.address();
        var unwelcome = visit == null ? null : reasonAgainst(visit);
        var arrival = new Arrival(channel, room, addresses, address, unwelcome, metrics);
        channel.closeFuture().addListener(arrival);
        if (visit != null && unwelcome != null && (tls || visit.number() > 2 * limits.connections())) {
            channel.close();
            return null;
        }
        arrival.await(unwelcome == null ? handshakeMillis : Math.min(TOLD_WITHIN_MILLIS, handshakeMillis));
        return arrival;
    }

    private @Nullable CloseReason reasonAgainst(Visit visit) {
        if (visit.number() > limits.connections()) {
            metrics.addressFull.increment();
            return CloseReason.ADDRESS_FULL;
        }
        if (!visit.address().newOnes.take(1, limits.newOnes(), clock.getAsLong())) {
            metrics.addressHaste.increment();
            return CloseReason.ADDRESS_HASTE;
        }
        return null;
    }

    private @Nullable Visit visitOf(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote) || !limits.areFor(remote.getAddress().getAddress())) {
            return null;
        }
        var visit = addresses.enter(remote.getAddress());
        if (visit == null) {
            metrics.addressUntold.increment();
        }
        return visit;
    }

    /// What the connection of `arrival` is held to from now on.
    Traffic traffic(Arrival arrival) {
        return new Traffic(limits, arrival.address(), clock, metrics);
    }
}
