package io.caelmor.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How frames travel (docs/protocol.md section 1): as WebSocket messages, or behind their length on TCP; bare or inside TLS.
final class Carrier extends ChannelInitializer<Channel> {
    static final int MAX_FRAME_BYTES = 65_535;
    private static final int LENGTH_BYTES = 2;

    private final ClientOptions options;
    private final @Nullable SslContext sslContext;
    private final Connection connection;

    /// @param sslContext null where the address asks for no TLS
    Carrier(ClientOptions options, @Nullable SslContext sslContext, Connection connection) {
        this.options = options;
        this.sslContext = sslContext;
        this.connection = connection;
    }

    @Override
    protected void initChannel(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        URI address = options.address();
        if (sslContext != null) {
            SslHandler tls = sslContext.newHandler(channel.alloc(), address.getHost(), address.getPort());
            tls.setHandshakeTimeoutMillis(options.timeout().toMillis());
            pipeline.addLast(tls);
        }
        // Commands sent from one TICK's callbacks leave in one write.
        pipeline.addLast(new FlushConsolidationHandler());
        if (options.webSocket()) {
            WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                    .webSocketUri(address)
                    .allowExtensions(false)
                    .maxFramePayloadLength(MAX_FRAME_BYTES)
                    .handshakeTimeoutMillis(options.timeout().toMillis())
                    .build();
            pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(8192),
                    new WebSocketClientProtocolHandler(config), new WebSocketFrameAggregator(MAX_FRAME_BYTES));
        } else {
            pipeline.addLast(new LengthFieldBasedFrameDecoder(
                    LENGTH_BYTES + MAX_FRAME_BYTES, 0, LENGTH_BYTES, 0, LENGTH_BYTES));
        }
        pipeline.addLast(connection);
    }

    /// An empty frame to write a message into; send it with [#send].
    ByteBuf newFrame(Channel channel, int expectedBytes) {
        ByteBuf frame = channel.alloc().buffer(LENGTH_BYTES + expectedBytes, LENGTH_BYTES + MAX_FRAME_BYTES);
        return options.webSocket() ? frame : frame.writeShort(0);
    }

    /// Bytes of a frame made by [#newFrame], without what the carrier puts around it.
    int length(ByteBuf frame) {
        return options.webSocket() ? frame.readableBytes() : frame.readableBytes() - LENGTH_BYTES;
    }

    void send(Channel channel, ByteBuf frame) {
        if (options.webSocket()) {
            channel.writeAndFlush(new BinaryWebSocketFrame(frame), channel.voidPromise());
        } else {
            frame.setShort(0, length(frame));
            channel.writeAndFlush(frame, channel.voidPromise());
        }
    }
}
