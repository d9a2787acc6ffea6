package io.caelmor.replication;

import io.caelmor.kernel.wire.WireWriter;

/// Makes fragments in one member's stretch of the bytes. Shared ones live until the pass ends; where their part is full, and for what one
/// session alone is sent, they live until the next session, in the other part.
final class FragmentWriter {
    /// There is no room left in the session's part: more than a message holds is planned already.
    static final long NO_ROOM = -1;

    private final Fragments fragments;
    private final Encoder encoder;
    private final int mostBytes;
    private final Tally tally;
    private final WireWriter writer = new WireWriter();
    private final int begin;
    private final int sharedEnd;
    private final int end;
    private final int[] used;
    private int usedCount;
    private int sharedAt;
    private int sessionAt;

    /// Works in the bytes `begin..end-1`, of which those below `sharedEnd` are shared.
    FragmentWriter(Fragments fragments, Encoder encoder, int mostBytes, int begin, int sharedEnd, int end, int entities, Tally tally) {
        this.fragments = fragments;
        this.encoder = encoder;
        this.mostBytes = mostBytes;
        this.begin = begin;
        this.sharedEnd = sharedEnd;
        this.end = end;
        this.tally = tally;
        used = new int[entities];
    }

    void beginPass() {
        for (int i = 0; i < usedCount; i++) {
            int index = used[i];
            fragments.full()[index] = 0;
            fragments.lastChange()[index] = 0;
            fragments.recent()[index] = 0;
        }
        usedCount = 0;
        sharedAt = begin;
    }

    void beginSession() {
        sessionAt = sharedEnd;
    }

    /// All that is not zero, for an enter.
    long full(int index, boolean owner) {
        long made = owner ? 0 : Fragments.get(fragments.full(), index);
        if (made != 0) {
            return made;
        }
        boolean shared = begin(owner);
        if (writer.remaining() == 0) {
            return NO_ROOM;
        }
        encoder.full(index, owner, writer);
        return end(fragments.full(), index, shared, false);
    }

    /// The last change, for those who lack this change alone. Of length 0 where there is nothing to tell.
    long lastChange(int index, boolean owns, long before) {
        boolean owner = owns && encoder.ownersAlone(before, index);
        long made = owner ? 0 : Fragments.get(fragments.lastChange(), index);
        if (made != 0) {
            return made;
        }
        long mask = encoder.lastChanged(index, owner);
        long move = encoder.move(index, mask);
        if (move != 0) {
            return end(fragments.lastChange(), index, !owner, move);
        }
        boolean shared = begin(owner);
        if (writer.remaining() == 0) {
            return NO_ROOM;
        }
        boolean relative = encoder.lastChange(index, mask, writer);
        return end(fragments.lastChange(), index, shared, relative);
    }

    /// At least what changed after `stamp`. Of length 0 where there is nothing to tell.
    long since(long stamp, int index, boolean owns, long now) {
        boolean recent = stamp >= now - Fragments.RECENT;
        boolean owner = owns && encoder.ownersAlone(recent ? now - Fragments.RECENT : stamp, index);
        long made = owner || !recent ? 0 : Fragments.get(fragments.recent(), index);
        if (made != 0) {
            return made;
        }
        boolean shared = begin(owner || !recent);
        if (writer.remaining() == 0) {
            return NO_ROOM;
        }
        encoder.since(recent ? now - Fragments.RECENT : stamp, index, owner, writer);
        return end(fragments.recent(), index, shared, false);
    }

    /// Points the writer at room for any fragment, or at none; answers whether it can be shared.
    private boolean begin(boolean own) {
        boolean shared = !own && sharedEnd - sharedAt >= mostBytes;
        int at = shared ? sharedAt : sessionAt;
        int room = shared || end - at >= mostBytes ? mostBytes : 0;
        writer.wrap(fragments.bytes(), at, room);
        return shared;
    }

    private long end(long[] made, int index, boolean shared, boolean relative) {
        int length = writer.length();
        if (shared) {
            sharedAt += length;
        } else {
            sessionAt += length;
        }
        return end(made, index, shared, Fragments.of(writer.position() - length, length, relative));
    }

    private long end(long[] made, int index, boolean shared, long fragment) {
        if (shared) {
            if ((fragments.full()[index] | fragments.lastChange()[index] | fragments.recent()[index]) == 0) {
                used[usedCount++] = index;
            }
            Fragments.publish(made, index, fragment);
            tally.sharedFragments++;
        } else {
            tally.ownFragments++;
        }
        return fragment;
    }
}
