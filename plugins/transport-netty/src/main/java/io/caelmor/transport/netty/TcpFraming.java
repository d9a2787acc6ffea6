package io.caelmor.transport.netty;

import io.netty.buffer.ByteBuf;

/// Each frame behind its length, an unsigned 16-bit number in network order; docs/protocol.md section 1.
final class TcpFraming implements Framing {
    private static final int HEADER_BYTES = 2;

    private final FrameSink sink;

    TcpFraming(FrameSink sink) {
        this.sink = sink;
    }

    @Override
    public int wanted(ByteBuf bytes) {
        if (bytes.readableBytes() < HEADER_BYTES) {
            return HEADER_BYTES;
        }
        int length = bytes.getUnsignedShort(bytes.readerIndex());
        if (length == 0) {
            sink.violation(CloseCodes.PROTOCOL_ERROR, "an empty frame");
            return REFUSED;
        }
        if (length > sink.frameLimit()) {
            sink.violation(CloseCodes.TOO_BIG, "a frame of " + length + " bytes, above the limit");
            return REFUSED;
        }
        return HEADER_BYTES + length;
    }

    @Override
    public void take(ByteBuf bytes, int wanted) {
        var frame = bytes.internalNioBuffer(bytes.readerIndex() + HEADER_BYTES, wanted - HEADER_BYTES);
        bytes.skipBytes(wanted);
        sink.frame(frame);
    }

    @Override
    public int headerBytes(int frameBytes) {
        return HEADER_BYTES;
    }

    @Override
    public void writeHeader(ByteBuf out, int frameBytes) {
        out.writeShort(frameBytes);
    }

    @Override
    public void writeClose(ByteBuf out, int closeCode, String word) {
        // TCP says goodbye by itself.
    }

    @Override
    public void release() {
        // Nothing is kept between frames.
    }
}
