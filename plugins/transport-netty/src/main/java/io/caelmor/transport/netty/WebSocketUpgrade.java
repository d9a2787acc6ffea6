package io.caelmor.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Gathers a client's HTTP request, 8 KiB at most, and answers it: with the switch to WebSocket, or with what is wrong with it.
/// Event loop.
final class WebSocketUpgrade extends ChannelInboundHandlerAdapter {
    private static final int MOST_BYTES = 8_192;
    private static final int FIRST_BYTES = 512;
    /// Line feed, carriage return, line feed, carriage return: the end of a request's head, last byte lowest.
    private static final int END_OF_HEAD = 0x0D0A_0D0A;

    private final Entrance entrance;
    private final Arrival arrival;
    private @Nullable ByteBuf request;
    private int lastFour;

    WebSocketUpgrade(Entrance entrance, Arrival arrival) {
        this.entrance = entrance;
        this.arrival = arrival;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        try {
            int headBytes = bytesUpToEndOfHead(bytes);
            int kept = request == null ? 0 : request.readableBytes();
            boolean whole = lastFour == END_OF_HEAD;
            if (kept + headBytes > MOST_BYTES || !whole && kept + headBytes == MOST_BYTES) {
                refuse(context, UpgradeAnswer.tooLarge());
                return;
            }
            if (request == null) {
                request = context.alloc().directBuffer(Math.max(FIRST_BYTES, headBytes));
            }
            request.writeBytes(bytes, headBytes);
            if (whole) {
                answer(context, request, bytes.retain());
            }
        } finally {
            bytes.release();
        }
    }

    /// How many of the readable bytes still belong to the head.
    private int bytesUpToEndOfHead(ByteBuf bytes) {
        int count = 0;
        int readable = bytes.readableBytes();
        while (count < readable && lastFour != END_OF_HEAD) {
            lastFour = lastFour << 8 | bytes.getByte(bytes.readerIndex() + count) & 0xFF;
            count++;
        }
        return count;
    }

    private void answer(ChannelHandlerContext context, ByteBuf head, ByteBuf rest) {
        var answer = UpgradeAnswer.to(head.toString(StandardCharsets.ISO_8859_1), entrance.origins);
        if (!answer.accepted()) {
            rest.release();
            refuse(context, answer);
            return;
        }
        entrance.metrics.upgraded.increment();
        context.writeAndFlush(encode(context, answer), context.voidPromise());
        entrance.enter(context, arrival, Carrier.WEBSOCKET, rest);
    }

    private void refuse(ChannelHandlerContext context, UpgradeAnswer answer) {
        arrival.over();
        (answer == UpgradeAnswer.WRONG_ORIGIN ? entrance.metrics.wrongOrigins : entrance.metrics.violations).increment();
        entrance.sendAway(context, encode(context, answer));
    }

    private static ByteBuf encode(ChannelHandlerContext context, UpgradeAnswer answer) {
        var out = context.alloc().directBuffer(256);
        ByteBufUtil.writeAscii(out, answer.head());
        return out;
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

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        release();
    }

    private void release() {
        if (request != null) {
            request.release();
            request = null;
        }
    }
}
