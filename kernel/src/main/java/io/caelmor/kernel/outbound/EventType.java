package io.caelmor.kernel.outbound;

import io.caelmor.kernel.wire.Field;
import io.caelmor.kernel.world.Handle;
import java.util.List;

/// A declared event: something that happened, told once and in order to those who see it, apart from state.
///
/// Telling is for the tick thread: `hit.about(victim).entity(attacker).entity(victim).int32(12).send()`. It allocates
/// nothing. Events told after replication's hook go out with the next tick.
public final class EventType {
    /// No limit of distance.
    public static final float ANY_DISTANCE = Float.POSITIVE_INFINITY;

    private final int id;
    private final String name;
    private final List<Field> fields;
    private final EventLog log;

    EventType(int id, String name, List<Field> fields, EventLog log) {
        this.id = id;
        this.name = name;
        this.fields = List.copyOf(fields);
        this.log = log;
    }

    /// Number in the schema, from 1.
    public int id() {
        return id;
    }

    /// Dotted name, such as `combat.hit`.
    public String name() {
        return name;
    }

    public List<Field> fields() {
        return fields;
    }

    /// Tells all sessions that have `subject` in view.
    public EventWriter about(long subject) {
        return log.begin(this, subject, ANY_DISTANCE, -1);
    }

    /// Tells those of them whose viewpoint is at most `distance` world units from `subject`.
    public EventWriter about(long subject, float distance) {
        return log.begin(this, subject, distance, -1);
    }

    /// Tells the session in `slot` alone.
    public EventWriter to(int slot) {
        return log.begin(this, Handle.NONE, ANY_DISTANCE, slot);
    }
}
