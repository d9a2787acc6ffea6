package io.caelmor.kernel.wire;

/// Type of a value on the wire: of a replicated column, a command's parameter or an event's field.
public enum FieldType {
    /// 32-bit signed integer, zigzag varint, 1-5 bytes.
    INT(1),
    /// 64-bit signed integer, zigzag varint, 1-10 bytes.
    LONG(2),
    /// IEEE 754 single, 4 bytes little endian. Commands and events never carry NaN or an infinity.
    FLOAT(3),
    /// A float sent as the zigzag varint of `round(value / step)`; the step stands in the schema. Columns only.
    QUANTISED(4),
    /// UTF-8 after a varint that counts its bytes; the greatest count stands in the schema.
    TEXT(5),
    /// An entity: varint index, varint generation, as in the entity's `enter`. `0 0` is no entity. Not for columns.
    ENTITY(6);

    private final int code;

    FieldType(int code) {
        this.code = code;
    }

    /// The byte that stands for this type in the schema.
    public int code() {
        return code;
    }
}
