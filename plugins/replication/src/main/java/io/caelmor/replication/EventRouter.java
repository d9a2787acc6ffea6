package io.caelmor.replication;

import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.Handle;
import java.util.Arrays;

/// Which of the tick's events a session is told, in the order they were told.
///
/// A session is told what is addressed to its slot, and what is about an entity it **sees**: one in its view as sent before this
/// message, even if it is gone by now; its own viewpoint; or one that this pass decided to let enter, whether or not that enter
/// finds room in this message. An event's distance counts from the session's viewpoint, as long as its subject lives.
///
/// Events are chained by subject and by slot once a pass, so a session pays for the events it sees.
final class EventRouter {
    private static final int END = -1;

    private final EventLog log;
    private final Scene scene;
    private final int[] bySubject;
    private final int[] bySlot;
    private final int[] next;
    private final long[] told;
    private int count;
    private boolean any;
    private float x;
    private float y;

    EventRouter(EventLog log, Scene scene, int entities, int sessions) {
        this.log = log;
        this.scene = scene;
        bySubject = new int[entities + 1];
        bySlot = new int[sessions];
        Arrays.fill(bySubject, END);
        Arrays.fill(bySlot, END);
        next = new int[log.capacity()];
        told = new long[(log.capacity() >>> 6) + 1];
    }

    void beginPass() {
        count = log.count();
        for (int event = 0; event < count; event++) {
            int[] heads = heads(event);
            int at = at(event);
            if (at >= 0 && at < heads.length) {
                next[event] = heads[at];
                heads[at] = event;
            }
        }
    }

    /// The pass is over: all who see the events were told.
    void endPass() {
        for (int event = 0; event < count; event++) {
            int[] heads = heads(event);
            int at = at(event);
            if (at >= 0 && at < heads.length) {
                heads[at] = END;
            }
        }
        forget();
        count = 0;
        log.delivered();
    }

    /// Whether there are events at all: else nobody need be asked what they see.
    boolean waiting() {
        return count != 0;
    }

    /// Begins to collect for a session that looks from a place.
    void beginSession(int slot, float fromX, float fromY) {
        if (count == 0) {
            return;
        }
        forget();
        x = fromX;
        y = fromY;
        for (int event = bySlot[slot]; event != END; event = next[event]) {
            tell(event);
        }
    }

    /// The session sees this entity.
    void sees(long entity) {
        int index = Handle.index(entity);
        for (int event = bySubject[index]; event != END; event = next[event]) {
            if (log.subject(event) == entity && near(event, index)) {
                tell(event);
            }
        }
    }

    /// Whether the session is to be told any event.
    boolean collected() {
        return any;
    }

    /// Writes the section's entries and its end. `false` where there was not room for all.
    boolean write(WireWriter target) {
        for (int word = 0; word <= count >>> 6; word++) {
            for (long rest = told[word]; rest != 0; rest &= rest - 1) {
                int event = (word << 6) + Long.numberOfTrailingZeros(rest);
                if (target.remaining() <= log.length(event)) {
                    return false;
                }
                log.copy(event, target);
            }
        }
        target.varint(0);
        return true;
    }

    private void forget() {
        if (any) {
            Arrays.fill(told, 0, (count >>> 6) + 1, 0);
            any = false;
        }
    }

    private void tell(int event) {
        told[event >>> 6] |= 1L << event;
        any = true;
    }

    private boolean near(int event, int index) {
        float distance = log.distance(event);
        if (distance == EventType.ANY_DISTANCE || !scene.alive(log.subject(event))) {
            return true;
        }
        float dx = scene.x(index) - x;
        float dy = scene.y(index) - y;
        return dx * dx + dy * dy <= distance * distance;
    }

    private int[] heads(int event) {
        return log.slot(event) >= 0 ? bySlot : bySubject;
    }

    private int at(int event) {
        int slot = log.slot(event);
        return slot >= 0 ? slot : Handle.index(log.subject(event));
    }
}
