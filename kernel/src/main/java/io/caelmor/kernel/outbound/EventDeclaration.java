package io.caelmor.kernel.outbound;

import io.caelmor.kernel.wire.Field;
import io.caelmor.kernel.wire.FieldType;
import java.util.ArrayList;
import java.util.List;

/// What a plugin says of an event it will tell: `event("say").entity("speaker").text("text", 200).declare()`.
public final class EventDeclaration {
    private final EventLog log;
    private final String name;
    private final List<Field> fields = new ArrayList<>();

    EventDeclaration(EventLog log, String name) {
        this.log = log;
        this.name = name;
    }

    public EventDeclaration int32(String field) {
        return add(field, FieldType.INT, 0);
    }

    public EventDeclaration int64(String field) {
        return add(field, FieldType.LONG, 0);
    }

    public EventDeclaration float32(String field) {
        return add(field, FieldType.FLOAT, 0);
    }

    public EventDeclaration entity(String field) {
        return add(field, FieldType.ENTITY, 0);
    }

    /// A text of at most `maxBytes` bytes of UTF-8, 1-1024.
    public EventDeclaration text(String field, int maxBytes) {
        return add(field, FieldType.TEXT, maxBytes);
    }

    /// Makes the event. Throws [IllegalStateException] where its name is taken.
    public EventType declare() {
        return log.declare(name, fields);
    }

    private EventDeclaration add(String field, FieldType type, int maxBytes) {
        fields.add(new Field(field, type, maxBytes));
        return this;
    }
}
