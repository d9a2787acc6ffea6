package io.caelmor.persistence.log;

import org.jspecify.annotations.Nullable;

/// What a record's body says. Codes are on disk and never change their meaning.
enum RecordType {
    /// The next free id and all columns, as they are from here on. Each segment begins with one, so that it needs none before it.
    STATE(1),
    /// Entities as a cut saved them, or as cleaning moved them: they hold together or not at all.
    ROWS(2),
    /// Account numbers and their names.
    ACCOUNTS(3);

    final int code;

    RecordType(int code) {
        this.code = code;
    }

    /// The type of that code, or null.
    static @Nullable RecordType of(int code) {
        for (var type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }
}
