package io.caelmor.replication;

import io.caelmor.kernel.wire.WireWriter;

/// Encoded masks and values, made when first asked for in a pass and copied to every session that needs the same bytes.
///
/// A fragment is a `long`: offset, length and whether it is relative. Shared ones live until the pass ends, in a region
/// of fixed size; where that is full, and for what an owner alone is sent, they live until the next session, in another.
final class Fragments {
    /// There is no room left in this session's region: more than a message holds is planned already.
    static final long NO_ROOM = -1;

    private static final int SESSION_BYTES = 1 << 17;
    private static final int SHARED_BYTES_AN_ENTITY = 64;
    private static final int LEAST_SHARED_BYTES = 1 << 16;
    private static final int MOST_SHARED_BYTES = 1 << 22;

    private final Encoder encoder;
    private final ReplicatedColumns columns;
    private final Tally tally;
    private final WireWriter writer = new WireWriter();
    private final byte[] bytes;
    private final int sharedEnd;
    private int sharedAt;
    private int sessionAt;
    private final long[] full;
    private final long[] lastChange;
    private final long[] since;
    private final long[] sinceFloor;
    private final long[] sinceCeiling;
    private final int[] used;
    private int usedCount;

    Fragments(Encoder encoder, ReplicatedColumns columns, int entities, Tally tally) {
        this.encoder = encoder;
        this.columns = columns;
        this.tally = tally;
        sharedEnd = Math.clamp((long) SHARED_BYTES_AN_ENTITY * entities, LEAST_SHARED_BYTES, MOST_SHARED_BYTES);
        bytes = new byte[sharedEnd + SESSION_BYTES + columns.mostBytes()];
        full = new long[entities + 1];
        lastChange = new long[entities + 1];
        since = new long[entities + 1];
        sinceFloor = new long[entities + 1];
        sinceCeiling = new long[entities + 1];
        used = new int[entities];
    }

    static int offset(long fragment) {
        return (int) (fragment >>> 32);
    }

    static int length(long fragment) {
        return (int) fragment >>> 1;
    }

    /// 1 where quantised values are differences, else 0: the lowest bit of an update's head.
    static int relative(long fragment) {
        return (int) fragment & 1;
    }

    byte[] bytes() {
        return bytes;
    }

    void beginPass() {
        for (int i = 0; i < usedCount; i++) {
            int index = used[i];
            full[index] = 0;
            lastChange[index] = 0;
            since[index] = 0;
        }
        usedCount = 0;
        sharedAt = 1;
    }

    void beginSession() {
        sessionAt = sharedEnd;
    }

    /// All that is not zero, for an enter.
    long full(int index, boolean owner) {
        if (!owner && full[index] != 0) {
            return full[index];
        }
        boolean shared = begin(owner);
        if (writer.remaining() == 0) {
            return NO_ROOM;
        }
        encoder.full(index, owner, writer);
        long fragment = end(shared, false);
        if (shared) {
            use(index);
            full[index] = fragment;
        }
        return fragment;
    }

    /// The last change, for those who lack this change alone. Of length 0 where there is nothing to tell.
    long lastChange(int index, boolean owner) {
        if (!owner && lastChange[index] != 0) {
            return lastChange[index];
        }
        boolean shared = begin(owner);
        if (writer.remaining() == 0) {
            return NO_ROOM;
        }
        boolean relative = encoder.lastChange(index, owner, writer);
        long fragment = end(shared, relative);
        if (shared) {
            use(index);
            lastChange[index] = fragment;
        }
        return fragment;
    }

    /// What changed after `stamp`. Of length 0 where there is nothing to tell.
    long since(long stamp, int index, boolean owner) {
        if (!owner && since[index] != 0 && sinceFloor[index] <= stamp && stamp < sinceCeiling[index]) {
            return since[index];
        }
        boolean shared = begin(owner);
        if (writer.remaining() == 0) {
            return NO_ROOM;
        }
        encoder.since(stamp, index, owner, writer);
        long fragment = end(shared, false);
        if (shared) {
            use(index);
            since[index] = fragment;
            span(stamp, index);
        }
        return fragment;
    }

    /// For every stamp from the floor to below the ceiling the same columns have changed: so the bytes are the same.
    private void span(long stamp, int index) {
        long floor = 0;
        long ceiling = Long.MAX_VALUE;
        for (int i = 0; i < columns.count(); i++) {
            if ((columns.sentTo(false) & 1L << i) != 0) {
                long changed = columns.at(i).stampOf(index);
                if (changed > stamp) {
                    ceiling = Math.min(ceiling, changed);
                } else {
                    floor = Math.max(floor, changed);
                }
            }
        }
        sinceFloor[index] = floor;
        sinceCeiling[index] = ceiling;
    }

    /// Points the writer at room for any fragment, or at none; answers whether it can be shared.
    private boolean begin(boolean owner) {
        int most = columns.mostBytes();
        boolean shared = !owner && sharedEnd - sharedAt >= most;
        int at = shared ? sharedAt : sessionAt;
        int room = shared || bytes.length - at >= most ? most : 0;
        writer.wrap(bytes, at, room);
        return shared;
    }

    private long end(boolean shared, boolean relative) {
        int length = writer.length();
        long fragment = (long) (writer.position() - length) << 32 | (long) length << 1 | (relative ? 1 : 0);
        if (shared) {
            sharedAt += length;
            tally.sharedFragments++;
        } else {
            sessionAt += length;
            tally.ownFragments++;
        }
        return fragment;
    }

    private void use(int index) {
        if ((full[index] | lastChange[index] | since[index]) == 0) {
            used[usedCount++] = index;
        }
    }
}
