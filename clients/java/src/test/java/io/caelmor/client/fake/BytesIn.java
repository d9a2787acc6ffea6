package io.caelmor.client.fake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads what a client sent.
public final class BytesIn {
    private final ByteBuffer in;

    public BytesIn(byte[] frame) {
        in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    }

    public boolean hasMore() {
        return in.hasRemaining();
    }

    public int u8() {
        return in.get() & 0xFF;
    }

    public long varint() {
        int octet = u8();
        return octet < 128 ? octet : octet & 0x7F | varint() << 7;
    }

    public float f32() {
        return in.getFloat();
    }

    public String text() {
        return new String(raw((int) varint()), StandardCharsets.UTF_8);
    }

    public byte[] raw(int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }
}
