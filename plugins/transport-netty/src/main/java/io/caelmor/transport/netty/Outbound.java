package io.caelmor.transport.netty;

import io.caelmor.kernel.session.Port;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;

/// Takes frames from a port while its socket takes them: all that wait go into one buffer, in the form the socket sends, and out
/// with one write. Event loop.
///
/// What is buffered here never passes the high-water mark by more than one frame: past it nothing is taken, the port's own bounded
/// queue fills, and the kernel sends that client fewer, larger updates.
final class Outbound {
    /// Most that one write gathers, bytes.
    private static final int GATHER_BYTES = 65_536;

    private final ChannelHandlerContext context;
    private final Channel channel;
    private final Port port;
    private final Framing framing;
    private final TransportMetrics metrics;
    private boolean draining;

    Outbound(ChannelHandlerContext context, Port port, Framing framing, TransportMetrics metrics) {
        this.context = context;
        this.channel = context.channel();
        this.port = port;
        this.framing = framing;
        this.metrics = metrics;
    }

    /// Sends what waits; `true` where nothing is left. `false` means that the client reads too slowly: to be called again
    /// when the channel is writable.
    boolean drain() {
        int next = port.nextFrame();
        if (next < 0) {
            return true;
        }
        if (draining) {
            return false; // the write below made the channel writable again: its loop goes on by itself
        }
        draining = true;
        try {
            while (next >= 0) {
                if (!channel.isWritable()) {
                    metrics.unwritable.increment();
                    return false;
                }
                next = flushFrom(next);
            }
            return true;
        } finally {
            draining = false;
        }
    }

    /// Gathers from the frame of `next` bytes on, and writes; the length of the frame after the last one gathered, or -1.
    private int flushFrom(int next) {
        long room = Math.min(GATHER_BYTES, channel.bytesBeforeUnwritable());
        var out = context.alloc().directBuffer(framing.headerBytes(next) + next);
        int frames = 0;
        try {
            do {
                append(out, next);
                frames++;
                next = port.nextFrame();
            } while (next >= 0 && out.readableBytes() + framing.headerBytes(next) + next <= room);
            metrics.framesOut.add(frames);
            metrics.bytesOut.add(out.readableBytes());
            metrics.beforeFlush.hit();
        } catch (RuntimeException | Error e) {
            out.release();
            throw e;
        }
        metrics.flushes.increment();
        context.writeAndFlush(out, context.voidPromise());
        return next;
    }

    private void append(ByteBuf out, int frameBytes) {
        out.ensureWritable(framing.headerBytes(frameBytes) + frameBytes);
        framing.writeHeader(out, frameBytes);
        port.takeFrame(out.internalNioBuffer(out.writerIndex(), frameBytes));
        out.writerIndex(out.writerIndex() + frameBytes);
    }
}
