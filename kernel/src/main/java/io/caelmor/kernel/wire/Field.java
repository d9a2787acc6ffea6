package io.caelmor.kernel.wire;

/// One parameter of a command or field of an event, as the schema names it. `maxBytes` is 0 unless it is TEXT.
public record Field(String name, FieldType type, int maxBytes) {
    public Field {
        if (!name.matches("[a-z][a-z0-9_]{0,31}")) {
            throw new IllegalArgumentException("'" + name + "' is no field name: a-z, 0-9 and _, at most 32 characters");
        }
        if (type == FieldType.QUANTISED) {
            throw new IllegalArgumentException("the field " + name + " is QUANTISED, which only columns can be");
        }
        if ((type == FieldType.TEXT) != (maxBytes > 0) || maxBytes > 1024) {
            throw new IllegalArgumentException("the field " + name + " wants " + maxBytes + " bytes; a text has 1-1024, all else 0");
        }
    }
}
