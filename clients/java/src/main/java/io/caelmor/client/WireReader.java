package io.caelmor.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/// Reads the protocol's values (docs/protocol.md section 2) from a frame. Reusable, for one thread; allocates for text alone.
final class WireReader {
    /// Bytes that are not what the protocol says stands there.
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String sentence) {
            super(sentence, null, false, false);
        }
    }

    private ByteBuf buffer;

    /// Reads on from where the buffer stands. The buffer stays the caller's.
    WireReader wrap(ByteBuf frame) {
        buffer = frame;
        return this;
    }

    boolean hasMore() {
        return buffer.isReadable();
    }

    int remaining() {
        return buffer.readableBytes();
    }

    int u8() {
        need(1, "a byte");
        return buffer.readUnsignedByte();
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            need(1, "a varint");
            int octet = buffer.readByte();
            if (shift == 63 && (octet & 0xFF) > 1) {
                throw new Malformed("a varint has more than 64 bits");
            }
            value |= (long) (octet & 0x7F) << shift;
            if (octet >= 0) {
                return value;
            }
        }
        throw new Malformed("a varint is longer than 10 bytes");
    }

    /// A varint in `0..greatest`.
    int varintUpTo(int greatest, String what) {
        long value = varint();
        if (value < 0 || value > greatest) {
            throw new Malformed(what + " is " + Long.toUnsignedString(value) + ", more than " + greatest);
        }
        return (int) value;
    }

    /// A varint of at most 32 bits.
    long varint32(String what) {
        long value = varint();
        if (value >>> 32 != 0) {
            throw new Malformed(what + " is " + Long.toUnsignedString(value) + ", more than 32 bits");
        }
        return value;
    }

    long zigzag() {
        return unmap(varint());
    }

    int zigzag32() {
        long value = zigzag();
        if (value != (int) value) {
            throw new Malformed("the value " + value + " does not fit 32 bits");
        }
        return (int) value;
    }

    /// The signed number that a zigzag varint stands for.
    static long unmap(long mapped) {
        return mapped >>> 1 ^ -(mapped & 1);
    }

    float float32() {
        need(4, "an f32");
        return buffer.readFloatLE();
    }

    float finiteFloat32() {
        float value = float32();
        if (!Float.isFinite(value)) {
            throw new Malformed("a float is " + value);
        }
        return value;
    }

    byte[] bytes(int count, String what) {
        need(count, what);
        byte[] copy = new byte[count];
        buffer.readBytes(copy);
        return copy;
    }

    long entity() {
        long index = varint32("an entity's index");
        long generation = varint32("an entity's generation");
        return generation << 32 | index;
    }

    String text(int maxBytes) {
        int length = varintUpTo(maxBytes, "the length of a text");
        if (length == 0) {
            return "";
        }
        need(length, "a text");
        if (!ByteBufUtil.isText(buffer, buffer.readerIndex(), length, StandardCharsets.UTF_8)) {
            throw new Malformed("a text is no UTF-8");
        }
        String value = buffer.toString(buffer.readerIndex(), length, StandardCharsets.UTF_8);
        buffer.skipBytes(length);
        return value;
    }

    private void need(int count, String what) {
        if (buffer.readableBytes() < count) {
            throw new Malformed("the frame ends inside " + what);
        }
    }
}
