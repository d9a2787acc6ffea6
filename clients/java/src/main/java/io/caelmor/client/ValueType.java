package io.caelmor.client;

import org.jspecify.annotations.Nullable;

/// What a column, a parameter or a field of an event holds.
public enum ValueType {
    /// 32 bits, signed.
    INT(1),
    /// 64 bits, signed.
    LONG(2),
    /// IEEE 754 single, always finite in commands and events.
    FLOAT(3),
    /// A fraction in whole steps; the column says how large a step is. Columns only.
    QUANTISED(4),
    /// UTF-8 of at most as many bytes as the schema says.
    TEXT(5),
    /// An entity, see [Entity]. Parameters and fields only.
    ENTITY(6);

    private static final ValueType[] BY_CODE = values();

    private final int code;

    ValueType(int code) {
        this.code = code;
    }

    /// The number that stands for this type on the wire.
    public int code() {
        return code;
    }

    /// The type of a code; null where there is none.
    static @Nullable ValueType ofCode(int code) {
        return code >= 1 && code <= BY_CODE.length ? BY_CODE[code - 1] : null;
    }
}
