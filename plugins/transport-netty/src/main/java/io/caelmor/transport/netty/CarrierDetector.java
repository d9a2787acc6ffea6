package io.caelmor.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Tells the carrier by a new socket's first byte: `G`, of `GET `, is WebSocket, anything else TCP; docs/protocol.md section 1.
/// Event loop.
final class CarrierDetector extends ChannelInboundHandlerAdapter {
    private final Entrance entrance;
    private final Arrival arrival;

    CarrierDetector(Entrance entrance, Arrival arrival) {
        this.entrance = entrance;
        this.arrival = arrival;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        if (!bytes.isReadable()) {
            bytes.release();
        } else if (bytes.getByte(bytes.readerIndex()) == 'G') {
            context.pipeline().replace(this, null, new WebSocketUpgrade(entrance, arrival));
            context.fireChannelRead(bytes);
        } else {
            entrance.enter(context, arrival, Carrier.TCP, bytes);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Listener.STOPPING) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Faults.record(context.channel(), cause, entrance.metrics);
        context.close();
    }
}
