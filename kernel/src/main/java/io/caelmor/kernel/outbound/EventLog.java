package io.caelmor.kernel.outbound;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.Field;
import io.caelmor.kernel.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The events of a tick, each encoded once, in the order they were told; replication copies them to those who see them.
///
/// Bounded by count and bytes; when full, the newest is refused and counted. Owner thread only; nothing allocates.
public final class EventLog {
    private static final int MOST_BYTES = 4096;

    private final ThreadOwner owner;
    private final List<EventType> types = new ArrayList<>();
    private final byte[] bytes;
    private final int[] offsets;
    private final long[] subjects;
    private final float[] distances;
    private final int[] slots;
    private final EventWriter writer = new EventWriter(this);
    private final Counter told;
    private final Counter refused;
    private int count;
    private int delivered;
    private boolean frozen;

    /// A log for at most `capCount` events of together at most `capBytes` bytes a tick.
    public EventLog(int capCount, int capBytes, ThreadOwner owner, Metrics metrics) {
        this.owner = owner;
        bytes = new byte[capBytes];
        offsets = new int[capCount + 1];
        subjects = new long[capCount];
        distances = new float[capCount];
        slots = new int[capCount];
        told = metrics.of(KernelCounter.EVENTS_TOLD);
        refused = metrics.of(KernelCounter.EVENTS_REFUSED);
    }

    // --- declaring

    /// Begins a declaration. Starting thread only.
    public EventDeclaration declaration(String name) {
        return new EventDeclaration(this, name);
    }

    /// Ends declaring: from now on it throws [IllegalStateException].
    public void freeze() {
        owner.check();
        frozen = true;
    }

    /// All declared events, by id.
    public List<EventType> types() {
        return Collections.unmodifiableList(types);
    }

    // --- reading, by replication: the owner, or its crew

    /// Most events that can wait.
    public int capacity() {
        return subjects.length;
    }

    /// Events that wait to be delivered.
    public int count() {
        owner.checkRead();
        return count;
    }

    /// What the event is about: those who see it are told. [io.caelmor.kernel.world.Handle#NONE] where it is for one session.
    public long subject(int event) {
        owner.checkRead();
        return subjects[event];
    }

    /// Greatest distance from the subject, or [EventType#ANY_DISTANCE].
    public float distance(int event) {
        owner.checkRead();
        return distances[event];
    }

    /// The slot of the one session that is told, or -1 for all who see the subject.
    public int slot(int event) {
        owner.checkRead();
        return slots[event];
    }

    /// Bytes that [#copy] writes.
    public int length(int event) {
        owner.checkRead();
        return offsets[event + 1] - offsets[event];
    }

    /// Writes an event as it stands in a TICK message's section.
    public void copy(int event, WireWriter target) {
        target.bytes(bytes, offsets[event], length(event));
    }

    /// All events so far were handed on; they are forgotten at the end of the tick.
    public void delivered() {
        owner.check();
        delivered = count;
    }

    // --- the kernel's

    /// Forgets what was delivered; what was told since moves to the front. Called by the kernel when it publishes.
    public void endTick() {
        owner.check();
        int rest = count - delivered;
        int from = offsets[delivered];
        System.arraycopy(bytes, from, bytes, 0, offsets[count] - from);
        for (int i = 0; i <= rest; i++) {
            offsets[i] = offsets[delivered + i] - from;
        }
        System.arraycopy(subjects, delivered, subjects, 0, rest);
        System.arraycopy(distances, delivered, distances, 0, rest);
        System.arraycopy(slots, delivered, slots, 0, rest);
        count = rest;
        delivered = 0;
        writer.forget();
    }

    void checkThread() {
        owner.check();
    }

    EventType declare(String name, List<Field> fields) {
        if (frozen) {
            throw new IllegalStateException("the event '" + name + "' can't be declared after the start");
        }
        if (types.stream().anyMatch(type -> type.name().equals(name))) {
            throw new IllegalStateException("the event '" + name + "' is declared twice");
        }
        var type = new EventType(types.size() + 1, name, fields, this);
        types.add(type);
        return type;
    }

    EventWriter begin(EventType type, long subject, float distance, int slot) {
        owner.check();
        boolean full = count == subjects.length;
        int at = full ? 0 : offsets[count];
        int room = full ? 0 : Math.min(MOST_BYTES, bytes.length - at);
        if (room > 5) {
            subjects[count] = subject;
            distances[count] = distance;
            slots[count] = slot;
        } else {
            room = 0;
        }
        writer.begin(type, bytes, at, room);
        return writer;
    }

    boolean end(EventType type, int length) {
        if (length < 0) {
            refused.increment();
            return false;
        }
        offsets[count + 1] = offsets[count] + length;
        count++;
        told.increment();
        return true;
    }
}
