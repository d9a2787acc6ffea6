package io.caelmor.client;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads the protocol's values (docs/protocol.md section 2) from a frame. Reusable, for one thread, which reads one frame at a time;
/// allocates for text alone.
///
/// A frame is mostly varints of a byte or two, and an array gives those several times faster than a buffer does.
final class WireReader {
    /// Bytes that are not what the protocol says stands there.
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /// One for each event loop: what it reads stays in its processor's cache.
    private static final FastThreadLocal<byte[]> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[Carrier.MAX_FRAME_BYTES];
        }
    };

    private byte[] bytes = {};
    private int at;
    private int end;

    /// Reads on from where the buffer stands, which stays there. The buffer stays the caller's.
    WireReader wrap(ByteBuf frame) {
        int length = frame.readableBytes();
        if (frame.hasArray()) {
            bytes = frame.array();
            at = frame.arrayOffset() + frame.readerIndex();
        } else {
            bytes = SCRATCH.get();
            at = 0;
            frame.getBytes(frame.readerIndex(), bytes, 0, length);
        }
        end = at + length;
        return this;
    }

    boolean hasMore() {
        return at < end;
    }

    int remaining() {
        return end - at;
    }

    int u8() {
        need(1, "a byte");
        return bytes[at++] & 0xFF;
    }

    long varint() {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++];
        }
        return longVarint();
    }

    private long longVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            need(1, "a varint");
            int octet = bytes[at++];
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

    /// Reads past so many varints.
    void skipVarints(int count) {
        for (int i = 0; i < count; i++) {
            varint();
        }
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

    /// A number of 1-4 bytes, little endian; never negative.
    long low(int count) {
        need(count, "a move");
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[at++] & 0xFFL) << 8 * i;
        }
        return value;
    }

    float float32() {
        need(4, "an f32");
        int bits = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
        at += 4;
        return Float.intBitsToFloat(bits);
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
        copy(copy, 0, count);
        return copy;
    }

    long entity() {
        long index = varint32("an entity's index");
        long generation = varint32("an entity's generation");
        return generation << 32 | index;
    }

    String text(int maxBytes) {
        int length = textLength(maxBytes);
        if (length == 0) {
            return "";
        }
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    void skipText(int maxBytes) {
        int length = textLength(maxBytes);
        at += length;
    }

    /// Reads how long a text is, in bytes, and sees that they are there and are UTF-8. They come next.
    int textLength(int maxBytes) {
        int length = varintUpTo(maxBytes, "the length of a text");
        need(length, "a text");
        if (!utf8(length)) {
            throw new Malformed("a text is no UTF-8");
        }
        return length;
    }

    /// Reads bytes that are known to be there.
    void copy(byte[] into, int start, int count) {
        System.arraycopy(bytes, at, into, start, count);
        at += count;
    }

    private boolean utf8(int length) {
        int ascii = 0;
        while (ascii < length && bytes[at + ascii] >= 0) {
            ascii++;
        }
        if (ascii == length) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private void need(int count, String what) {
        if (end - at < count) {
            throw new Malformed("the frame ends inside " + what);
        }
    }
}
