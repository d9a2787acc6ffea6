package io.caelmor.replication;

import io.caelmor.kernel.world.Handle;
import java.util.Arrays;

/// What one session's client has: by view number the entity, the flags it was told, and the stamp up to which it has
/// the entity's changes. It is as sent: it changes only together with a message that is committed.
///
/// Position *p* here is view number *p + 1*. The smallest free one is taken first, so that numbers stay short. Beside it stands how far
/// the session's rounds have come: where there is more to look at than one tick allows, each tick goes on where the last one ended.
final class View {
    /// Flags of an enter, as on the wire.
    static final int OWNED = 1;
    static final int VIEWPOINT = 2;

    private static final int FLAG_BITS = 2;
    private static final int FLAGS = (1 << FLAG_BITS) - 1;

    /// Side by side for each position: the entity, then the stamp with the flags in its lowest bits.
    private final long[] entries;
    private final int capacity;
    private int end;
    private int size;
    private int leastFree;

    /// The client must be told to forget everything first.
    boolean reset;
    /// From where the session last looked; NaN before it did.
    float x;
    float y;
    /// Position at which the next look begins, and whether the last one did not get around.
    int cursor;
    boolean behind;
    /// Up to which stamp everything that the session should see is in the view; 0 where something was left out.
    long searchedAt;
    /// The same for what its account owns, which does not depend on where it looks from.
    long ownedAt;
    /// The next cell of a search that takes several ticks; when its round began, 0 where the round has missed something.
    int searchCell;
    long roundSince;
    /// Entities written in the last message: what the next is reckoned to cost.
    int work;

    View(int capacity) {
        this.capacity = capacity;
        entries = new long[2 * capacity];
        forget();
    }

    /// Begins anew, for a client that knows nothing.
    void forget() {
        Arrays.fill(entries, 0, 2 * end, Handle.NONE);
        end = 0;
        size = 0;
        leastFree = 0;
        reset = true;
        x = Float.NaN;
        y = Float.NaN;
        cursor = 0;
        behind = false;
        searchedAt = 0;
        ownedAt = 0;
        searchCell = 0;
        roundSince = 0;
        work = 0;
    }

    int capacity() {
        return capacity;
    }

    /// Entities in view.
    int size() {
        return size;
    }

    /// All positions in use are below this one.
    int end() {
        return end;
    }

    /// The entity at a position, or [Handle#NONE].
    long entity(int position) {
        return entries[2 * position];
    }

    long sent(int position) {
        return entries[2 * position + 1] >>> FLAG_BITS;
    }

    int flags(int position) {
        return (int) entries[2 * position + 1] & FLAGS;
    }

    /// Takes the smallest free position for an entity; -1 where the view is full.
    int take(long entity) {
        int position = leastFree;
        while (position < end && entity(position) != Handle.NONE) {
            position++;
        }
        leastFree = position;
        if (position == capacity) {
            return -1;
        }
        entries[2 * position] = entity;
        size++;
        end = Math.max(end, position + 1);
        return position;
    }

    void release(int position) {
        entries[2 * position] = Handle.NONE;
        size--;
        leastFree = Math.min(leastFree, position);
        while (end > 0 && entity(end - 1) == Handle.NONE) {
            end--;
        }
    }

    /// The client was told the flags, and all changes up to `stamp`.
    void entered(int position, int told, long stamp) {
        entries[2 * position + 1] = stamp << FLAG_BITS | told;
    }

    /// The client has all changes up to `stamp`.
    void current(int position, long stamp) {
        entries[2 * position + 1] = stamp << FLAG_BITS | entries[2 * position + 1] & FLAGS;
    }
}
