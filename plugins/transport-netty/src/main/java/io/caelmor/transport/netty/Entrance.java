package io.caelmor.transport.netty;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Gate;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where sockets whose carrier is settled become links, or are sent away. Each call on the socket's event loop.
final class Entrance {
    private final Gate gate;
    private final List<LinkLoop> loops;
    private final Turnstile turnstile;
    final Origins origins;
    final TransportMetrics metrics;

    Entrance(Gate gate, List<LinkLoop> loops, Turnstile turnstile, Origins origins, TransportMetrics metrics) {
        this.gate = gate;
        this.loops = loops;
        this.turnstile = turnstile;
        this.origins = origins;
        this.metrics = metrics;
    }

    /// Lets a new socket come on, or closes it and answers `null`.
    @Nullable Arrival arrive(Channel channel) {
        return turnstile.enter(channel, loopOf(channel).waiting());
    }

    /// Makes the socket a link, which takes the place of the calling handler and reads `rest`, what came after the
    /// handshake; or, where the kernel has no port for it, tells the client so and closes. Takes over `rest`.
    void enter(ChannelHandlerContext doorman, Arrival arrival, Carrier carrier, ByteBuf rest) {
        boolean linked = false;
        try {
            var channel = doorman.channel();
            var link = new SocketLink(channel, carrier, loopOf(channel), arrival, turnstile.traffic(arrival), gate, metrics);
            var unwelcome = arrival.unwelcome();
            if (unwelcome != null) {
                arrival.over();
                refuse(doorman, link.framing(), unwelcome, gate.kick(unwelcome, unwelcome.sentence()));
                return;
            }
            var port = gate.connect(link);
            if (port.isPresent()) {
                arrival.becomes(link);
                link.open(doorman, port.get());
                linked = true;
            } else {
                metrics.refused.increment();
                arrival.over();
                refuse(doorman, link.framing(), CloseReason.SERVER_FULL, gate.refusal());
            }
        } finally {
            if (!linked) {
                rest.release();
            }
        }
        if (linked) {
            doorman.fireChannelRead(rest); // to the link, which stands in the doorman's place
        }
    }

    private void refuse(ChannelHandlerContext doorman, Framing framing, CloseReason reason, byte[] refusal) {
        var last = doorman.alloc().directBuffer(refusal.length + 64);
        framing.writeHeader(last, refusal.length);
        last.writeBytes(refusal);
        framing.writeClose(last, CloseCodes.of(reason), reason.label());
        sendAway(doorman, last);
    }

    /// Sends `last`, reads no further and closes; the calling handler is out of the pipeline then.
    void sendAway(ChannelHandlerContext doorman, ByteBuf last) {
        metrics.bytesOut.add(last.readableBytes());
        var channel = doorman.channel();
        Farewell.arm(channel);
        var deaf = new Deaf();
        channel.pipeline().replace(doorman.handler(), null, deaf);
        Farewell.send(channel.pipeline().context(deaf), last);
    }

    private LinkLoop loopOf(Channel channel) {
        for (var loop : loops) {
            if (loop.loop() == channel.eventLoop()) {
                return loop;
            }
        }
        throw new IllegalStateException("a socket on a loop that is not ours");
    }

    /// Drops what a socket still sends after the last word was said to it.
    private static final class Deaf extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
