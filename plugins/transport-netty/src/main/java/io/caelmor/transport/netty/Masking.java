package io.caelmor.transport.netty;

import java.nio.ByteBuffer;

/// The masking of WebSocket payloads: RFC 6455 section 5.3.
final class Masking {
    private Masking() {}

    /// Applies, or takes off, `mask` from the buffer's position to its limit, in place and eight bytes at a time; the position
    /// stays. The buffer must be big endian.
    static void apply(ByteBuffer bytes, int mask) {
        long twice = (long) mask << 32 | mask & 0xFFFF_FFFFL;
        int at = bytes.position();
        int end = bytes.limit();
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            bytes.putLong(at, bytes.getLong(at) ^ twice);
        }
        for (int shift = 24; at < end; at++, shift = shift - 8 & 31) {
            bytes.put(at, (byte) (bytes.get(at) ^ mask >>> shift));
        }
    }
}
