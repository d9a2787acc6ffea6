package io.caelmor.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// WebSocket frames, the server's side: RFC 6455 section 5. Written by hand, since Netty's codec makes an object per frame.
///
/// A binary message is a frame of ours; in fragments it is put together first, never beyond the frame limit. What a
/// client must not send (text, no mask, reserved bits, unknown opcodes, overlong lengths) is a violation by its first two bytes.
final class WebSocketFraming implements Framing {
    private static final int FIN = 0x8000;
    private static final int RESERVED = 0x7000;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int LONGEST_SHORT = 125;
    private static final int MASK_BYTES = 4;

    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private final FrameSink sink;
    private final ByteBufAllocator buffers;
    /// The fragments of a message that is not whole yet; else null.
    private @Nullable ByteBuf message;

    WebSocketFraming(FrameSink sink, ByteBufAllocator buffers) {
        this.sink = sink;
        this.buffers = buffers;
    }

    @Override
    public int wanted(ByteBuf bytes) {
        int readable = bytes.readableBytes();
        if (readable < 2) {
            return 2;
        }
        int at = bytes.readerIndex();
        int head = bytes.getUnsignedShort(at);
        if (breaksRules(head)) {
            return REFUSED;
        }
        int headerBytes = headerBytesOf(head);
        if (readable < headerBytes) {
            return headerBytes;
        }
        long length = switch (head & 0x7F) {
            case LENGTH_16 -> bytes.getUnsignedShort(at + 2);
            case LENGTH_64 -> bytes.getLong(at + 2);
            default -> head & 0x7F;
        };
        return fits(head, length) ? headerBytes + (int) length : REFUSED;
    }

    private boolean breaksRules(int head) {
        if ((head & RESERVED) != 0) {
            return refuse(CloseCodes.PROTOCOL_ERROR, "reserved bits of a WebSocket frame are set");
        }
        if ((head & MASKED) == 0) {
            return refuse(CloseCodes.PROTOCOL_ERROR, "a WebSocket frame without a mask");
        }
        return switch (opcode(head)) {
            case BINARY -> message != null && refuse(CloseCodes.PROTOCOL_ERROR, "a message inside a fragmented one");
            case CONTINUATION -> message == null && refuse(CloseCodes.PROTOCOL_ERROR, "a continuation of nothing");
            case TEXT -> refuse(CloseCodes.UNSUPPORTED_DATA, "a text message");
            case CLOSE, PING, PONG -> ((head & FIN) == 0 || (head & 0x7F) > LONGEST_SHORT)
                    && refuse(CloseCodes.PROTOCOL_ERROR, "a control frame in fragments or above 125 bytes");
            default -> refuse(CloseCodes.PROTOCOL_ERROR, "an unknown WebSocket opcode");
        };
    }

    private boolean fits(int head, long length) {
        int code = head & 0x7F;
        if (code == LENGTH_16 && length <= LONGEST_SHORT || code == LENGTH_64 && length >= 0 && length <= 0xFFFF) {
            return !refuse(CloseCodes.PROTOCOL_ERROR, "a length in more bytes than it needs");
        }
        if (isControl(head)) {
            return true;
        }
        int before = message == null ? 0 : message.readableBytes();
        if (length < 0 || length > sink.frameLimit() - before) {
            return !refuse(CloseCodes.TOO_BIG, "a message above the frame limit");
        }
        if ((head & FIN) != 0 && before + length == 0) {
            return !refuse(CloseCodes.PROTOCOL_ERROR, "an empty message");
        }
        return true;
    }

    /// Tells the sink; always `true`, for use inside conditions.
    private boolean refuse(int closeCode, String what) {
        sink.violation(closeCode, what);
        return true;
    }

    @Override
    public void take(ByteBuf bytes, int wanted) {
        int at = bytes.readerIndex();
        int head = bytes.getUnsignedShort(at);
        int headerBytes = headerBytesOf(head);
        int mask = bytes.getInt(at + headerBytes - MASK_BYTES);
        var payload = bytes.internalNioBuffer(at + headerBytes, wanted - headerBytes);
        bytes.skipBytes(wanted);
        Masking.apply(payload, mask);
        switch (opcode(head)) {
            case CLOSE -> goodbye(payload);
            case PING -> sink.ping(payload);
            case PONG -> { }
            default -> data(payload, (head & FIN) != 0);
        }
    }

    private void data(ByteBuffer payload, boolean last) {
        if (last && message == null) {
            sink.frame(payload);
            return;
        }
        if (message == null) {
            message = buffers.directBuffer(payload.remaining());
        }
        message.writeBytes(payload);
        if (last) {
            var whole = message;
            message = null;
            try {
                sink.frame(whole.internalNioBuffer(whole.readerIndex(), whole.readableBytes()));
            } finally {
                whole.release();
            }
        }
    }

    private void goodbye(ByteBuffer payload) {
        if (payload.remaining() == 0) {
            sink.goodbye(0);
            return;
        }
        int code = payload.remaining() < 2 ? 0 : payload.getShort(payload.position()) & 0xFFFF;
        sink.goodbye(CloseCodes.maySend(code) ? code : CloseCodes.PROTOCOL_ERROR);
    }

    @Override
    public int headerBytes(int frameBytes) {
        return frameBytes <= LONGEST_SHORT ? 2 : 4;
    }

    @Override
    public void writeHeader(ByteBuf out, int frameBytes) {
        int head = FIN | BINARY << 8;
        if (frameBytes <= LONGEST_SHORT) {
            out.writeShort(head | frameBytes);
        } else {
            out.writeInt((head | LENGTH_16) << 16 | frameBytes);
        }
    }

    @Override
    public void writeClose(ByteBuf out, int closeCode, String word) {
        out.writeShort(FIN | CLOSE << 8 | (closeCode == 0 ? 0 : 2 + word.length()));
        if (closeCode != 0) {
            out.writeShort(closeCode);
            ByteBufUtil.writeAscii(out, word);
        }
    }

    /// Appends the answer to a ping.
    static void writePong(ByteBuf out, ByteBuffer payload) {
        out.writeShort(FIN | PONG << 8 | payload.remaining());
        out.writeBytes(payload);
    }

    @Override
    public void release() {
        if (message != null) {
            message.release();
            message = null;
        }
    }

    private static int opcode(int head) {
        return head >> 8 & 0xF;
    }

    private static boolean isControl(int head) {
        return opcode(head) >= CLOSE;
    }

    private static int headerBytesOf(int head) {
        int extended = switch (head & 0x7F) {
            case LENGTH_16 -> 2;
            case LENGTH_64 -> 8;
            default -> 0;
        };
        return 2 + extended + MASK_BYTES;
    }
}
