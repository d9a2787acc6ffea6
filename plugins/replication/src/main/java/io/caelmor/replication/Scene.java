package io.caelmor.replication;

import io.caelmor.kernel.world.ChangeLog;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.World;

/// The entities as of the running pass: who lives, whose they are, where they stand, when they changed.
///
/// A copy, brought up to date from the change log once a pass, at the cost of what changed. All sessions are served from
/// it, so the world is read once however many look on, and nothing here changes while they are served.
final class Scene {
    /// An entity's facts lie side by side, so that a look at it touches one or two cache lines: its fields are at `index * ROW`.
    private static final int ROW = 4;
    private static final int HANDLE = 0;
    private static final int OWNER = 1;
    private static final int CHANGED_AT = 2;
    private static final int CHANGED_BEFORE = 3;

    private final World world;
    private final ChangeLog changes;
    private final ReplicatedColumns columns;
    private final Grid grid;
    private final Grid fine;
    private final Ownerships ownerships;
    private final long[] rows;
    /// Apart, since a search reads the places of many whose other facts it never needs: x in the high half, y in the low one.
    private final long[] places;
    private final int[] now;
    private final int[] was;
    private final int quantisedCount;
    private long cursor;
    private long stamp;

    Scene(World world, ReplicatedColumns columns, Grid grid, Grid fine, Ownerships ownerships) {
        this.world = world;
        this.columns = columns;
        this.grid = grid;
        this.fine = fine;
        this.ownerships = ownerships;
        changes = world.changes();
        int length = world.capacity() + 1;
        rows = new long[Math.multiplyExact(length, ROW)];
        places = new long[length];
        quantisedCount = columns.quantisedCount();
        now = new int[Math.multiplyExact(length, quantisedCount)];
        was = new int[now.length];
    }

    /// Takes over what changed since the last call. From now on the world's changes get a greater stamp than [#stamp].
    void refresh() {
        stamp = changes.mark();
        long head = changes.head();
        if (changes.lost(cursor)) {
            for (int index = 1; index <= world.capacity(); index++) {
                if (handle(index) != Handle.NONE || world.aliveAt(index)) {
                    refresh(index);
                }
            }
        } else {
            for (long position = cursor; position < head; position++) {
                refresh(changes.at(position));
            }
        }
        cursor = head;
    }

    /// Stamp of this pass: whoever is sent what the scene shows has all changes up to it.
    long stamp() {
        return stamp;
    }

    /// Whether the handle names a living entity.
    boolean alive(long handle) {
        int index = Handle.index(handle);
        return index > 0 && index <= world.capacity() && handle(index) == handle;
    }

    /// The living entity at `index`, or [Handle#NONE].
    long handle(int index) {
        return rows[index * ROW + HANDLE];
    }

    long owner(int index) {
        return rows[index * ROW + OWNER];
    }

    /// Whether it has a place that others may see.
    boolean placed(int index) {
        return grid.placed(index);
    }

    /// Its place; of one that is gone, its last.
    float x(int index) {
        return Float.intBitsToFloat((int) (places[index] >>> 32));
    }

    float y(int index) {
        return Float.intBitsToFloat((int) places[index]);
    }

    /// Whether it moved farther than that since the pass before: those who look on may be far from where it is now.
    boolean jumped(int index, float distance) {
        if (changedAt(index) != stamp) {
            return false;
        }
        // The place's two columns are the first of the schema.
        float dx = World.PLACE_STEP * ((float) steps(index, 0) - stepsBefore(index, 0));
        float dy = World.PLACE_STEP * ((float) steps(index, 1) - stepsBefore(index, 1));
        return dx * dx + dy * dy > distance * distance;
    }

    /// Stamp of the last pass that found the entity changed.
    long changedAt(int index) {
        return rows[index * ROW + CHANGED_AT];
    }

    /// Stamp of the pass before it that did. Who was sent the entity at this stamp or later lacks the last change alone.
    long changedBefore(int index) {
        return rows[index * ROW + CHANGED_BEFORE];
    }

    /// A quantised column's steps, by its number among them.
    int steps(int index, int number) {
        return now[index * quantisedCount + number];
    }

    /// The same before the last change of the entity: what a client has that lacks this change alone.
    int stepsBefore(int index, int number) {
        return was[index * quantisedCount + number];
    }

    private void refresh(int index) {
        if (changedAt(index) == stamp) {
            return;
        }
        int row = index * ROW;
        rows[row + CHANGED_BEFORE] = rows[row + CHANGED_AT];
        rows[row + CHANGED_AT] = stamp;
        long handle = world.handleAt(index);
        long owner = handle == Handle.NONE ? 0 : world.ownerAt(index);
        if (handle != rows[row + HANDLE] || owner != rows[row + OWNER]) {
            ownerships.changed(rows[row + OWNER], stamp);
            ownerships.changed(owner, stamp);
            rows[row + HANDLE] = handle;
            rows[row + OWNER] = owner;
        }
        if (handle == Handle.NONE) {
            remove(index);
            return;
        }
        float x = world.x().at(index);
        float y = world.y().at(index);
        places[index] = (long) Float.floatToRawIntBits(x) << 32 | Float.floatToRawIntBits(y) & 0xFFFF_FFFFL;
        if (world.visible().containsIndex(index)) {
            grid.place(index, x, y, stamp);
            fine.place(index, x, y, stamp);
        } else {
            remove(index);
        }
        int base = index * quantisedCount;
        for (int i = 0; i < quantisedCount; i++) {
            was[base + i] = now[base + i];
            now[base + i] = columns.quantised(i).quantised(index);
        }
    }

    private void remove(int index) {
        grid.remove(index);
        fine.remove(index);
    }
}
