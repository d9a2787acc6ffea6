package io.caelmor.kernel.world;

/// What of the world is not safe in the store yet. An entity is **dirty** from a change of a persisted column until a
/// cut takes it, **captured** until that cut is known to be committed. It can be both: changed again since.
///
/// Each set is a list of indexes and their positions in it, so that all operations take constant time.
final class Saves {
    private final int[] dirty;
    private final int[] dirtyAt;
    private int dirtyCount;
    private final int[] captured;
    private final boolean[] isCaptured;
    private int capturedCount;
    private final Departures departures;
    private final long[] persistentIds;
    private final long[] versions;
    private long tick;
    private long dirtySince = -1;
    private long capturedSince = -1;
    private long nextId;
    private long idLimit;
    private long spareId;
    private long spareLimit;
    private boolean storing;

    Saves(int capacity) {
        dirty = new int[capacity];
        dirtyAt = new int[capacity + 1];
        captured = new int[capacity];
        isCaptured = new boolean[capacity + 1];
        departures = new Departures(capacity);
        persistentIds = new long[capacity + 1];
        versions = new long[capacity + 1];
    }

    void storing(boolean store) {
        storing = store;
    }

    void tick(long now) {
        tick = now;
    }

    long persistentId(int index) {
        return persistentIds[index];
    }

    long version(int index) {
        return versions[index];
    }

    void identify(int index, long persistentId, long version) {
        persistentIds[index] = persistentId;
        versions[index] = version;
    }

    // --- persistent ids

    void supplyIds(long first, int count) {
        if (nextId == idLimit) {
            nextId = first;
            idLimit = first + count;
        } else {
            spareId = first;
            spareLimit = first + count;
        }
    }

    long idsLeft() {
        return idLimit - nextId + spareLimit - spareId;
    }

    /// The next persistent id, or 0 where the blocks are used up.
    long takeId() {
        if (nextId == idLimit) {
            nextId = spareId;
            idLimit = spareLimit;
            spareId = spareLimit;
        }
        return nextId < idLimit ? nextId++ : 0;
    }

    // --- dirty, captured, clean

    Departures departures() {
        return departures;
    }

    /// The entity has another owner, or has ended: a change like any other, and one that its old owner's account waits for.
    void departed(int index) {
        dirty(index);
        if (dirtyAt[index] != 0) {
            departures.add(index);
        }
    }

    void dirty(int index) {
        if (persistentIds[index] == 0 || !storing || dirtyAt[index] != 0) {
            return;
        }
        if (dirtyCount == 0) {
            dirtySince = tick;
        }
        dirty[dirtyCount] = index;
        dirtyAt[index] = ++dirtyCount;
    }

    int dirtyCount() {
        return dirtyCount;
    }

    int dirtyAt(int position) {
        return dirty[position];
    }

    int capturedCount() {
        return capturedCount;
    }

    int capturedAt(int position) {
        return captured[position];
    }

    boolean unsaved(int index) {
        return dirtyAt[index] != 0 || isCaptured[index];
    }

    /// Tick of the oldest change that no confirmed commit covers, or -1.
    long oldestUnsavedTick() {
        return capturedCount != 0 ? capturedSince : dirtyCount != 0 ? dirtySince : -1;
    }

    /// All that is dirty becomes captured, each with its next version.
    void capture() {
        if (capturedCount != 0) {
            throw new IllegalStateException("the cut before is still on its way");
        }
        for (int i = 0; i < dirtyCount; i++) {
            int index = dirty[i];
            versions[index]++;
            isCaptured[index] = true;
            dirtyAt[index] = 0;
            captured[i] = index;
        }
        capturedCount = dirtyCount;
        capturedSince = dirtySince;
        dirtyCount = 0;
        dirtySince = -1;
    }

    void forgetCaptured() {
        for (int i = 0; i < capturedCount; i++) {
            isCaptured[captured[i]] = false;
        }
        capturedCount = 0;
        capturedSince = -1;
    }

    /// An index that was restored from the store, or is about to be used again, is clean.
    void clean(int index) {
        int position = dirtyAt[index];
        if (position != 0) {
            int last = dirty[--dirtyCount];
            dirty[position - 1] = last;
            dirtyAt[last] = position;
            dirtyAt[index] = 0;
        }
    }
}
