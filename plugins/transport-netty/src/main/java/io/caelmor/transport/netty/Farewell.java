package io.caelmor.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Closing a socket so that the last bytes arrive. Event loop.
///
/// A socket that is closed while bytes from the client lie unread answers them with a reset, and that throws away what the
/// client has not read yet: its KICK. So only our half is shut; what still comes is read and dropped until the client closes too,
/// or until the deadline.
final class Farewell {
    /// From the wish to close to the closed socket, at most. The contract of [io.caelmor.kernel.session.Link#close] is a second.
    private static final long DEADLINE_MILLIS = 800;

    private Farewell() {}

    /// Closes the channel at the deadline, whatever happened till then. To be called once, when closing begins.
    static void arm(Channel channel) {
        ScheduledFuture<?> deadline =
                channel.eventLoop().schedule(() -> giveUp(channel), DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(_ -> deadline.cancel(false));
    }

    /// Sends `last` and then nothing more.
    static void send(ChannelHandlerContext context, ByteBuf last) {
        context.writeAndFlush(last).addListener(sent -> {
            if (sent.isSuccess()) {
                endOutput(context.channel());
            } else {
                context.channel().close();
            }
        });
    }

    private static void endOutput(Channel channel) {
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            shutDownOutput(channel);
        } else {
            tls.closeOutbound().addListener(_ -> shutDownOutput(channel));
        }
    }

    private static void shutDownOutput(Channel channel) {
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }

    private static void giveUp(Channel channel) {
        var unsent = channel.unsafe().outboundBuffer();
        if (unsent != null && !unsent.isEmpty()) {
            // The client does not read: a reset, so that the system does not keep its full socket buffer for minutes.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close();
    }
}
