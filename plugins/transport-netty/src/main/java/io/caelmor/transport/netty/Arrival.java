package io.caelmor.transport.netty;

import io.caelmor.kernel.session.CloseReason;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One socket, from its acceptance until its client has said hello. The time for that is absolute, TLS, upgrade and a trickle of bytes
/// included. Event loop; as the socket's close listener it also counts the end.
final class Arrival implements ChannelFutureListener {
    private final Channel channel;
    private final WaitingRoom room;
    private final TransportMetrics metrics;
    private final AddressTable addresses;
    private final @Nullable Address address;
    private final @Nullable CloseReason unwelcome;
    private @Nullable FairDeadline deadline;
    private @Nullable SocketLink link;

    // Its place in the room.
    @Nullable Arrival older;
    @Nullable Arrival younger;
    boolean waits;

    /// `address` is `null` where there are no limits for it. One that is `unwelcome`, if that isn't `null`, is told so when its carrier is known.
    Arrival(Channel channel, WaitingRoom room, AddressTable addresses, @Nullable Address address, @Nullable CloseReason unwelcome, TransportMetrics metrics) {
        this.channel = channel;
        this.room = room;
        this.addresses = addresses;
        this.address = address;
        this.unwelcome = unwelcome;
        this.metrics = metrics;
    }

    /// Begins its time.
    void await(long millis) {
        deadline = new FairDeadline(channel.eventLoop(), TimeUnit.MILLISECONDS.toNanos(millis), this::tooLate);
        room.add(this);
    }

    @Nullable Address address() {
        return address;
    }

    @Nullable CloseReason unwelcome() {
        return unwelcome;
    }

    /// Its carrier is known, and it is this link from now on.
    void becomes(SocketLink newLink) {
        link = newLink;
    }

    /// The client said hello, or the socket is on its way out by other means. Idempotent.
    void over() {
        if (deadline != null) {
            deadline.met();
        }
        room.remove(this);
    }

    /// The socket is closed.
    @Override
    public void operationComplete(ChannelFuture closed) {
        metrics.closed.increment();
        over();
        if (address != null) {
            addresses.leave(address);
        }
    }

    private void tooLate() {
        metrics.handshakeTimeouts.increment();
        sendAway(CloseReason.HANDSHAKE_TIMEOUT.sentence());
    }

    /// Others come, and it has waited longest.
    void makeRoom() {
        metrics.crowdedOut.increment();
        sendAway("no hello came, and others wait at the door");
    }

    private void sendAway(String sentence) {
        over();
        if (link == null) {
            channel.close();
        } else {
            link.sendAway(CloseReason.HANDSHAKE_TIMEOUT, sentence);
        }
    }
}
