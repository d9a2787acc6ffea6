package io.caelmor.kernel.session;

/// A set of slots, visited lowest first: `for (int slot = set.next(0); slot >= 0; slot = set.next(slot + 1))`. Adding and removing
/// while visiting is allowed. Tick thread only; nothing allocates.
final class SlotSet {
    private final int capacity;
    private final long[] words;
    private int size;

    /// An empty set of slots `0..capacity-1`.
    SlotSet(int capacity) {
        this.capacity = capacity;
        words = new long[(capacity + 63) >>> 6];
    }

    int size() {
        return size;
    }

    void add(int slot) {
        long bit = 1L << slot;
        if ((words[slot >>> 6] & bit) == 0) {
            words[slot >>> 6] |= bit;
            size++;
        }
    }

    void remove(int slot) {
        long bit = 1L << slot;
        if ((words[slot >>> 6] & bit) != 0) {
            words[slot >>> 6] &= ~bit;
            size--;
        }
    }

    /// The lowest member at `from` or above, or -1.
    int next(int from) {
        int word = from >>> 6;
        if (word >= words.length) {
            return -1;
        }
        long rest = words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /// The lowest slot that is no member, or -1 where all are.
    int lowestAbsent() {
        for (int word = 0; word < words.length; word++) {
            if (words[word] != -1L) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(~words[word]);
                return slot < capacity ? slot : -1;
            }
        }
        return -1;
    }
}
