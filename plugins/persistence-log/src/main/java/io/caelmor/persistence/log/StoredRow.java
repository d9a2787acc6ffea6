package io.caelmor.persistence.log;

import java.nio.ByteBuffer;

/// The bytes of one entity in a record: length, checksum, kind, id, version; where it lives also owner, a count of columns, a bit for
/// each of them that has a value, and the values.
///
/// The checksum is its own, so that a row that is read alone, for a load, is known to be what was written.
///
/// @param at where it begins in `bytes`
record StoredRow(ByteBuffer bytes, int at) {
    static final int PUT = 0;
    static final int END = 1;
    static final int KIND_AT = 8;
    private static final int ID_AT = 9;
    private static final int VERSION_AT = 17;
    private static final int ACCOUNT_AT = 25;
    private static final int COLUMNS_AT = 33;
    static final int BITS_AT = 35;

    int length() {
        return bytes.getInt(at);
    }

    /// Whether its length is one that a row has, and lies within the bytes.
    boolean fits() {
        return length() >= ACCOUNT_AT && length() <= bytes.limit() - at;
    }

    boolean sound() {
        return fits() && bytes.getInt(at + 4) == Checksum.of(bytes, at + KIND_AT, length() - KIND_AT);
    }

    boolean ended() {
        return bytes.get(at + KIND_AT) == END;
    }

    long id() {
        return bytes.getLong(at + ID_AT);
    }

    long version() {
        return bytes.getLong(at + VERSION_AT);
    }

    long account() {
        return bytes.getLong(at + ACCOUNT_AT);
    }

    /// How many columns the store had when it was written.
    int columns() {
        return Short.toUnsignedInt(bytes.getShort(at + COLUMNS_AT));
    }

    boolean isSet(int column) {
        return (bytes.get(at + BITS_AT + column / 8) & 1 << column % 8) != 0;
    }

    /// Where the first value stands.
    int valuesAt() {
        return at + BITS_AT + bitBytes(columns());
    }

    static int bitBytes(int columns) {
        return (columns + 7) / 8;
    }
}
