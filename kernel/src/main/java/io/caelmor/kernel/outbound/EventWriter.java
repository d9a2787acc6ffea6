package io.caelmor.kernel.outbound;

import io.caelmor.kernel.wire.Field;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.WireWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Fills the fields of one event, in their declared order, then sends it. One object, good until [#send].
///
/// A field of another type than declared, or a missing one, throws [IllegalStateException]: an error in the plugin. What was begun and
/// not sent, for that or any reason, is forgotten when the next event begins or the tick ends. Tick thread only.
public final class EventWriter {
    private final EventLog log;
    private final WireWriter target = new WireWriter();
    private @Nullable EventType type;
    private int field;
    private boolean overflown;

    EventWriter(EventLog log) {
        this.log = log;
    }

    public EventWriter int32(int value) {
        if (expect(FieldType.INT, 5)) {
            target.zigzag(value);
        }
        return this;
    }

    public EventWriter int64(long value) {
        if (expect(FieldType.LONG, 10)) {
            target.zigzag(value);
        }
        return this;
    }

    /// Throws [IllegalArgumentException] for a value that is not finite.
    public EventWriter float32(float value) {
        log.checkThread();
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(value + " can't be told in the event " + begun().name());
        }
        if (expect(FieldType.FLOAT, 4)) {
            target.float32(value);
        }
        return this;
    }

    public EventWriter entity(long handle) {
        if (expect(FieldType.ENTITY, 10)) {
            target.entity(handle);
        }
        return this;
    }

    /// A text as UTF-8 bytes, without allocating. Throws [IllegalArgumentException] where it is longer than declared.
    public EventWriter text(byte[] utf8, int offset, int length) {
        int most = next(FieldType.TEXT).maxBytes();
        if (length > most) {
            throw new IllegalArgumentException("a text of " + length + " bytes in the event " + begun().name() + ", which takes " + most);
        }
        Objects.checkFromIndexSize(offset, length, utf8.length);
        if (expect(FieldType.TEXT, length + 2)) {
            target.varint(length);
            target.bytes(utf8, offset, length);
        }
        return this;
    }

    /// Puts the event into the tick's log. `false`, counted, where the log is full.
    public boolean send() {
        log.checkThread();
        var told = begun();
        type = null;
        if (field != told.fields().size()) {
            throw new IllegalStateException("the event " + told.name() + " was sent with " + field + " of its " + told.fields().size() + " fields");
        }
        return log.end(told, overflown ? -1 : target.length());
    }

    /// Begins in the stretch of `length` bytes; with a length of 0 nothing is kept.
    void begin(EventType next, byte[] bytes, int offset, int length) {
        type = next;
        field = 0;
        overflown = length == 0;
        target.wrap(bytes, offset, length);
        if (!overflown) {
            target.varint(next.id());
        }
    }

    void forget() {
        type = null;
    }

    private EventType begun() {
        if (type == null) {
            throw new IllegalStateException("no event is begun: a writer is good until it is sent, within one tick");
        }
        return type;
    }

    private Field next(FieldType given) {
        log.checkThread();
        var begun = begun();
        if (field == begun.fields().size()) {
            throw new IllegalStateException("the event " + begun.name() + " has only " + field + " fields");
        }
        var declared = begun.fields().get(field);
        if (declared.type() != given) {
            throw new IllegalStateException("the field " + declared.name() + " of the event " + begun.name() + " is " + declared.type() + ", not " + given);
        }
        return declared;
    }

    private boolean expect(FieldType given, int mostBytes) {
        next(given);
        field++;
        overflown |= target.remaining() < mostBytes;
        return !overflown;
    }
}
