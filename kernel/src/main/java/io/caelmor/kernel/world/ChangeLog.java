package io.caelmor.kernel.world;

import io.caelmor.kernel.thread.ThreadOwner;

/// Which entities changed, in order: a ring of entity indexes that any number of readers follow, each with a cursor
/// of its own.
///
/// An entity stands at most once between two [#mark]s; what counts is a change of a replicated column, of visibility or
/// of life. A reader that fell behind by more than the ring holds is told by [#lost] and looks at everything instead.
/// Owner thread only; nothing allocates.
public final class ChangeLog {
    private final ThreadOwner owner;
    private final int[] ring;
    private final long[] stamps;
    private long head;
    private long stamp = 1;

    ChangeLog(int capacity, ThreadOwner owner) {
        this.owner = owner;
        ring = new int[Integer.highestOneBit(Math.max(64, 2 * capacity)) << 1];
        stamps = new long[capacity + 1];
    }

    /// Position behind the newest entry: where a new reader begins.
    public long head() {
        owner.check();
        return head;
    }

    /// The entity index at a position of `cursor..head-1`.
    public int at(long position) {
        owner.check();
        return ring[(int) position & (ring.length - 1)];
    }

    /// Whether entries from `cursor` on were overwritten.
    public boolean lost(long cursor) {
        owner.check();
        return head - cursor > ring.length;
    }

    /// The stamp that changes carry now.
    public long stamp() {
        owner.check();
        return stamp;
    }

    /// Ends an epoch: answers the stamp that all changes so far are at or below; each later change gets a greater one.
    /// Whoever takes a snapshot marks first and keeps the answer.
    public long mark() {
        owner.check();
        return stamp++;
    }

    /// Stamp of the last change of the entity at `index`.
    public long stampOf(int index) {
        owner.check();
        return stamps[index];
    }

    /// Notes a change and answers its stamp.
    long touch(int index) {
        if (stamps[index] != stamp) {
            stamps[index] = stamp;
            ring[(int) head++ & (ring.length - 1)] = index;
        }
        return stamp;
    }
}
