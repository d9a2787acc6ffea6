package io.caelmor.kernel.command;

/// Answers to durable commands that wait until what they vouch for is saved: first in, first out, in the order of their ticks. Bounded, for
/// all sessions together and for each; room is reserved before a handler runs, so that what was applied can always be answered.
/// Tick thread only; allocates nothing.
final class DurableReceipts {
    private final int[] slots;
    private final int[] numbers;
    private final long[] sequences;
    private final long[] ticks;
    private final long[] arrivals;
    private final int[] reservedBySlot;
    private final int mostPerSlot;
    private int reserved;
    private int first;
    private int count;

    DurableReceipts(int capacity, int capacitySlots, int mostPerSlot) {
        slots = new int[capacity];
        numbers = new int[capacity];
        sequences = new long[capacity];
        ticks = new long[capacity];
        arrivals = new long[capacity];
        reservedBySlot = new int[capacitySlots];
        this.mostPerSlot = mostPerSlot;
    }

    /// Sets room aside for one more of the slot's answers, until [#cancel] or [#release]; `false` where there is none.
    boolean reserve(int slot) {
        if (reserved == slots.length || reservedBySlot[slot] == mostPerSlot) {
            return false;
        }
        reserved++;
        reservedBySlot[slot]++;
        return true;
    }

    /// Gives reserved room back: there is nothing to vouch for.
    void cancel(int slot) {
        reserved--;
        reservedBySlot[slot]--;
    }

    /// The command of that stamp was applied in `tick`, no earlier than the one before; room for its answer was reserved.
    void add(int slot, long sequence, int number, long tick, long arrivalNanos) {
        int at = (first + count++) % slots.length;
        slots[at] = slot;
        sequences[at] = sequence;
        numbers[at] = number;
        ticks[at] = tick;
        arrivals[at] = arrivalNanos;
    }

    /// Whether the first answer vouches for nothing later than `tick`.
    boolean due(long tick) {
        return count > 0 && ticks[first] <= tick;
    }

    /// Slot of the first.
    int slot() {
        return slots[first];
    }

    /// The first one's command, by the server's stamp.
    long sequence() {
        return sequences[first];
    }

    /// The first one's command, by its client's number.
    int number() {
        return numbers[first];
    }

    /// Tick in which the first one's command was applied.
    long tick() {
        return ticks[first];
    }

    /// When the first one's command arrived.
    long arrivalNanos() {
        return arrivals[first];
    }

    /// The first is answered.
    void release() {
        cancel(slots[first]);
        first = (first + 1) % slots.length;
        count--;
    }
}
