package io.caelmor.kernel.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes protocol values into a stretch `[start, limit)` of a byte array it does not own. Not thread-safe, reusable.
///
/// Writing past the limit throws [IndexOutOfBoundsException]: whoever writes asks [#remaining] first, or [#rewind]s
/// to a mark after an overflow. Variable-length numbers are LEB128; signed ones are zigzag-mapped first, as in
/// Protocol Buffers.
public final class WireWriter {
    private static final VarHandle INT_LE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[0];
    private int start;
    private int limit;
    private int position;

    /// Points this writer at `length` bytes of `target` from `offset`.
    public WireWriter wrap(byte[] target, int offset, int length) {
        if ((offset | length | (target.length - offset - length)) < 0) {
            throw new IndexOutOfBoundsException("no stretch of " + length + " bytes at " + offset + " in " + target.length);
        }
        bytes = target;
        start = offset;
        position = offset;
        limit = offset + length;
        return this;
    }

    /// The array written into.
    public byte[] array() {
        return bytes;
    }

    /// Index in [#array] of the next byte.
    public int position() {
        return position;
    }

    /// Bytes written since [#wrap].
    public int length() {
        return position - start;
    }

    /// Bytes that still fit.
    public int remaining() {
        return limit - position;
    }

    /// Goes back to an earlier [#position], forgetting what was written since.
    public void rewind(int earlier) {
        if (earlier < start || earlier > position) {
            throw new IndexOutOfBoundsException("position " + earlier + " is not in what was written");
        }
        position = earlier;
    }

    /// One byte; the low eight bits of `value`.
    public void u8(int value) {
        ensure(1);
        bytes[position++] = (byte) value;
    }

    /// Overwrites a byte written earlier.
    public void patchU8(int at, int value) {
        if (at < start || at >= position) {
            throw new IndexOutOfBoundsException("position " + at + " is not in what was written");
        }
        bytes[at] = (byte) value;
    }

    /// Unsigned varint; `value` is taken as unsigned, 1-10 bytes.
    public void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            u8((int) rest | 0x80);
            rest >>>= 7;
        }
        u8((int) rest);
    }

    /// Signed varint, zigzag.
    public void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    /// 4 bytes little endian.
    public void float32(float value) {
        ensure(4);
        INT_LE.set(bytes, position, Float.floatToRawIntBits(value));
        position += 4;
    }

    /// 8 bytes little endian.
    public void int64(long value) {
        ensure(8);
        LONG_LE.set(bytes, position, value);
        position += 8;
    }

    /// The lowest `count` bytes of a value, 1-4 of them, little endian.
    public void low(int value, int count) {
        if (limit - position >= 4) {
            INT_LE.set(bytes, position, value);
            position += count;
            return;
        }
        ensure(count);
        for (int i = 0; i < count; i++) {
            bytes[position++] = (byte) (value >>> 8 * i);
        }
    }

    /// An entity's handle: varint index, varint generation.
    public void entity(long handle) {
        varint(handle & 0xFFFF_FFFFL);
        varint(handle >>> 32);
    }

    /// Varint byte count and UTF-8. Allocates; off the hot path.
    public void text(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        bytes(utf8, 0, utf8.length);
    }

    /// Raw bytes.
    public void bytes(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, bytes, position, length);
        position += length;
    }

    private void ensure(int count) {
        if (limit - position < count) {
            throw new IndexOutOfBoundsException("no room for " + count + " bytes, " + (limit - position) + " left");
        }
    }
}
