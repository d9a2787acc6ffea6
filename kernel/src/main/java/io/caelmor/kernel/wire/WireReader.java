package io.caelmor.kernel.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Reads protocol values from a stretch of a byte array. Not thread-safe, reusable, allocates for text alone.
///
/// Bad input never throws: the first value that does not fit (past the end, an overlong number, broken UTF-8, a float
/// that is not finite) sets [#failed], and every read from then on answers zero. A decoder reads all it wants and
/// asks once. That keeps hostile input free of exceptions and of allocation.
public final class WireReader {
    private static final VarHandle INT_LE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[0];
    private int position;
    private int limit;
    private boolean failed;

    /// Points this reader at `length` bytes of `source` from `offset`.
    public WireReader wrap(byte[] source, int offset, int length) {
        if ((offset | length | (source.length - offset - length)) < 0) {
            throw new IndexOutOfBoundsException("no stretch of " + length + " bytes at " + offset + " in " + source.length);
        }
        bytes = source;
        position = offset;
        limit = offset + length;
        failed = false;
        return this;
    }

    /// Whether any read so far met bytes that are not what was asked for.
    public boolean failed() {
        return failed;
    }

    /// Index in the array of the next byte.
    public int position() {
        return position;
    }

    /// Bytes not read yet.
    public int remaining() {
        return limit - position;
    }

    /// Whether all bytes were read and all of them made sense.
    public boolean complete() {
        return !failed && position == limit;
    }

    /// One byte, 0-255.
    public int u8() {
        return take(1) ? bytes[position - 1] & 0xFF : 0;
    }

    /// Unsigned varint of at most 64 bits.
    public long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = u8();
            if (shift == 63 && octet > 1) {
                break;
            }
            value |= (long) (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
        failed = true;
        return 0;
    }

    /// Unsigned varint that must lie in `0..greatest`.
    public int varintUpTo(int greatest) {
        long value = varint();
        if (value < 0 || value > greatest) {
            failed = true;
            return 0;
        }
        return (int) value;
    }

    /// Signed varint, zigzag.
    public long zigzag() {
        long mapped = varint();
        return (mapped >>> 1) ^ -(mapped & 1);
    }

    /// Signed varint that must fit 32 bits.
    public int zigzag32() {
        long value = zigzag();
        if (value != (int) value) {
            failed = true;
            return 0;
        }
        return (int) value;
    }

    /// 4 bytes little endian; must be finite.
    public float float32() {
        if (!take(4)) {
            return 0;
        }
        float value = Float.intBitsToFloat((int) INT_LE.get(bytes, position - 4));
        if (!Float.isFinite(value)) {
            failed = true;
            return 0;
        }
        return value;
    }

    /// 8 bytes little endian.
    public long int64() {
        return take(8) ? (long) LONG_LE.get(bytes, position - 8) : 0;
    }

    /// A number of `count` bytes, 1-4 of them, little endian; none is negative.
    public long low(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) u8() << 8 * i;
        }
        return value;
    }

    /// An entity's handle: varint index and varint generation, each of at most 31 and 32 bits.
    public long entity() {
        long index = varintUpTo(Integer.MAX_VALUE);
        long generation = varint();
        if (generation >>> 32 != 0) {
            failed = true;
            return 0;
        }
        return generation << 32 | index;
    }

    /// Text of at most `maxBytes` bytes of UTF-8. Allocates.
    public String text(int maxBytes) {
        int length = varintUpTo(maxBytes);
        if (!take(length)) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, position - length, length))
                    .toString();
        } catch (CharacterCodingException _) {
            failed = true;
            return "";
        }
    }

    /// Copies bytes read already: `length` from index `from` of the array.
    public void copy(int from, int length, byte[] target, int offset) {
        System.arraycopy(bytes, from, target, offset, length);
    }

    /// Passes over all that is left, and forgets a failure: the reader is [#complete].
    public void finish() {
        position = limit;
        failed = false;
    }

    /// Passes over `length` bytes.
    public void skip(int length) {
        take(length);
    }

    /// Copies `length` bytes to `target`; leaves it untouched where they are not there.
    public void bytes(byte[] target, int offset, int length) {
        if (take(length)) {
            System.arraycopy(bytes, position - length, target, offset, length);
        }
    }

    private boolean take(int count) {
        if (failed || limit - position < count) {
            failed = true;
            return false;
        }
        position += count;
        return true;
    }
}
