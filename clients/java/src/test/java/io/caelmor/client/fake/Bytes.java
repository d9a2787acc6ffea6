package io.caelmor.client.fake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Writes protocol values, plainly and apart from the client's own code, so that a mistake there is not made here again.
public final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// Bytes of a hex string; blanks are ignored.
    public static byte[] ofHex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    public Bytes u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    public Bytes varint(long value) {
        if (value >= 0 && value < 128) {
            return u8((int) value);
        }
        return u8((int) (value & 0x7F) | 0x80).varint(value >>> 7);
    }

    public Bytes zigzag(long value) {
        return varint(value << 1 ^ value >> 63);
    }

    public Bytes f32(float value) {
        return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    }

    public Bytes text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return varint(utf8.length).raw(utf8);
    }

    public Bytes entity(long index, long generation) {
        return varint(index).varint(generation);
    }

    public Bytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public int size() {
        return out.size();
    }

    public byte[] toArray() {
        return out.toByteArray();
    }
}
