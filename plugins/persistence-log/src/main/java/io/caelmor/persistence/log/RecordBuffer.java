package io.caelmor.persistence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A record while it is made: room for its header, then the body, growing as needed.
final class RecordBuffer {
    private ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);

    /// Begins an empty body.
    RecordBuffer begin() {
        bytes.clear().position(RecordHeader.BYTES);
        return this;
    }

    /// Where the next byte goes, counted from the record's first.
    int position() {
        return bytes.position();
    }

    RecordBuffer int8(int value) {
        room(1).put((byte) value);
        return this;
    }

    RecordBuffer int16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    RecordBuffer int32(int value) {
        room(4).putInt(value);
        return this;
    }

    RecordBuffer int64(long value) {
        room(8).putLong(value);
        return this;
    }

    /// Length and UTF-8.
    RecordBuffer text(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        int32(utf8.length);
        room(utf8.length).put(utf8);
        return this;
    }

    RecordBuffer copy(ByteBuffer from, int at, int length) {
        room(length).put(bytes.position(), from, at, length).position(bytes.position() + length);
        return this;
    }

    /// Sets a byte that was written as a placeholder.
    void setInt8(int at, int value) {
        bytes.put(at, (byte) value);
    }

    void setInt32(int at, int value) {
        bytes.putInt(at, value);
    }

    /// The checksum of what was written from `at` on.
    int checksumFrom(int at) {
        return Checksum.of(bytes, at, bytes.position() - at);
    }

    /// The whole record, valid until the next [#begin].
    ByteBuffer sealed(RecordType type, long sequence) {
        int length = bytes.position() - RecordHeader.BYTES;
        new RecordHeader(length, sequence, type.code, Checksum.of(bytes, RecordHeader.BYTES, length)).write(bytes, 0);
        return bytes.flip();
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int wanted = Math.addExact(bytes.position(), more);
            int doubled = (int) Math.min(2L * bytes.capacity(), Integer.MAX_VALUE - 8);
            bytes = ByteBuffer.allocate(Math.max(doubled, wanted)).put(bytes.flip());
        }
        return bytes;
    }
}
