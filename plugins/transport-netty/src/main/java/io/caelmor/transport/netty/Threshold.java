package io.caelmor.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/// Stands before TLS until its handshake is done: lets in 8 KiB, more than any handshake and hello take, and each piece in a buffer of its
/// own size, since what TLS can't read yet it keeps, and a read's buffer is larger than all it may keep. Event loop.
final class Threshold extends ChannelInboundHandlerAdapter {
    private static final int MOST_BYTES = 8_192;

    private final TransportMetrics metrics;
    private int bytesSoFar;

    Threshold(TransportMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        bytesSoFar += bytes.readableBytes();
        if (bytesSoFar > MOST_BYTES) {
            bytes.release();
            metrics.violations.increment();
            context.close();
            return;
        }
        ByteBuf piece;
        try {
            piece = context.alloc().directBuffer(bytes.readableBytes()).writeBytes(bytes);
        } finally {
            bytes.release();
        }
        context.fireChannelRead(piece);
    }

    /// Behind TLS, to take the threshold away when the handshake is done.
    static final class Remover extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent) {
                context.pipeline().remove(Threshold.class);
                context.pipeline().remove(this);
            }
        }
    }
}
