import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Values of the protocol (docs/protocol.md, section 2), read from a little-endian buffer or put into one.
final class CaelmorWire {
    private static final int HELLO = 0x01;
    private static final int VERSION = 1;

    private ByteBuffer in;
    private int at;

    CaelmorWire wrap(ByteBuffer source, int offset) {
        in = source;
        at = offset;
        return this;
    }

    void skip(int bytes) {
        at += bytes;
    }

    int u8() {
        return in.get(at++) & 0xFF;
    }

    long varint() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get(at++);
            value |= (long) (next & 127) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    float float32() {
        at += 4;
        return in.getFloat(at - 4);
    }

    String text() {
        var bytes = new byte[(int) varint()];
        in.get(at, bytes);
        at += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void varint(ByteBuffer out, long value) {
        long rest = value;
        for (; rest > 127; rest >>>= 7) {
            out.put((byte) (rest & 127 | 128));
        }
        out.put((byte) rest);
    }

    static void text(ByteBuffer out, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(out, bytes.length);
        out.put(bytes);
    }

    static void hello(ByteBuffer out, String account) {
        out.put((byte) HELLO).put((byte) VERSION);
        text(out, account);
        text(out, "");
        text(out, "arena");
    }
}
