package io.caelmor.persistence.log;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What stands before each record's body. It has a checksum of its own, so that a length is believed only where it is sound.
///
/// @param length bytes of the body
/// @param sequence counts all records of a store from 1 on, without a gap
/// @param type a [RecordType]'s code, or one of a newer program
record RecordHeader(int length, long sequence, int type, int bodyChecksum) {
    static final int BYTES = 28;
    /// Begins with a byte that no UTF-8 text holds.
    private static final int MAGIC = 0xC1CAE105;

    void write(ByteBuffer to, int at) {
        to.putInt(at, MAGIC).putInt(at + 4, length).putLong(at + 8, sequence).putInt(at + 16, type).putInt(at + 20, bodyChecksum);
        to.putInt(at + 24, Checksum.of(to, at, BYTES - 4));
    }

    /// The header at `at`, or null where none stands there as it was written.
    static @Nullable RecordHeader read(ByteBuffer from, int at) {
        if (at + BYTES > from.limit() || from.getInt(at) != MAGIC || from.getInt(at + 24) != Checksum.of(from, at, BYTES - 4)) {
            return null;
        }
        return new RecordHeader(from.getInt(at + 4), from.getLong(at + 8), from.getInt(at + 16), from.getInt(at + 20));
    }
}
