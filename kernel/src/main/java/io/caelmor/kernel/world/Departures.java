package io.caelmor.kernel.world;

/// Entities that changed hands or ended, until a confirmed commit says so: meanwhile the store still holds them for an account
/// that no longer has them, and whoever loads that account would find them a second time.
///
/// A list of indexes and their positions in it, so that all but the question take constant time.
final class Departures {
    private final long[] storedFor;
    private final long[] sentFor;
    private final int[] moved;
    private final int[] movedAt;
    private int count;

    Departures(int capacity) {
        storedFor = new long[capacity + 1];
        sentFor = new long[capacity + 1];
        moved = new int[capacity];
        movedAt = new int[capacity + 1];
    }

    /// The store holds the entity for that account.
    void stored(int index, long account) {
        storedFor[index] = account;
    }

    /// The cut on its way says that the entity is that account's; 0 where it is nobody's or gone.
    void sent(int index, long account) {
        sentFor[index] = account;
    }

    /// The cut on its way is in the store.
    void committed(int index) {
        storedFor[index] = sentFor[index];
        sentFor[index] = 0;
    }

    /// The entity has another owner, or has ended.
    void add(int index) {
        if (movedAt[index] == 0) {
            moved[count] = index;
            movedAt[index] = ++count;
        }
    }

    /// Nothing of the entity is unsaved any more.
    void remove(int index) {
        int position = movedAt[index];
        if (position != 0) {
            int last = moved[--count];
            moved[position - 1] = last;
            movedAt[last] = position;
            movedAt[index] = 0;
        }
    }

    int count() {
        return count;
    }

    int at(int position) {
        return moved[position];
    }

    /// Whether the store holds the entity for the account, or is about to.
    boolean from(int index, long account) {
        return storedFor[index] == account || sentFor[index] == account;
    }
}
