package io.caelmor.kernel.outbound;

import io.caelmor.kernel.wire.WireWriter;

/// The answers to one session's commands that no message has carried yet. Bounded; nothing allocates. Tick thread only.
final class PendingReceipts {
    /// Most bytes of one entry: the step between two 32-bit numbers with its sign and the flag has 34 bits; all rejections' names and
    /// texts fit the 32 KiB of a schema, so their ids have two bytes.
    private static final int ENTRY_BYTES = 5 + 2;
    /// Most bytes of a run's head: an age, which is hours at most, and a length; a longer length than one byte's is paid for by
    /// the entries that it counts, see [#LENGTH_SHIFT].
    private static final int RUN_BYTES = 3 + 1;
    /// One byte more for every so many entries, as a power of two.
    private static final int LENGTH_SHIFT = 7;
    /// Most bytes of the number of runs.
    private static final int RUNS_BYTES = 3;

    private final int[] numbers;
    private final char[] rejections;
    private final int[] ticks;
    private int count;
    private int lastNumber;

    PendingReceipts(int capacity) {
        numbers = new int[capacity];
        rejections = new char[capacity];
        ticks = new int[capacity];
    }

    void clear() {
        count = 0;
        lastNumber = 0;
    }

    /// Adds an answer; `rejection` is 0 for applied. `false` where there are too many.
    boolean add(int number, int rejection, long tick) {
        if (count == numbers.length) {
            return false;
        }
        numbers[count] = number;
        rejections[count] = (char) rejection;
        ticks[count] = (int) tick;
        count++;
        return true;
    }

    /// The command of that number is being processed; its answer may come later than others'.
    void processing(int number) {
        lastNumber = number;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    int lastNumber() {
        return lastNumber;
    }

    /// Upper bound of what [#write] writes.
    int mostBytes() {
        return mostBytes(count);
    }

    /// The same for that many answers.
    static int mostBytes(int answers) {
        return answers == 0 ? 0 : RUNS_BYTES + answers * (ENTRY_BYTES + RUN_BYTES) + (answers >>> LENGTH_SHIFT);
    }

    /// Writes the section's content, docs/protocol.md "Receipts".
    void write(WireWriter target, long tick) {
        int runs = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || ticks[i] != ticks[i - 1]) {
                runs++;
            }
        }
        target.varint(runs);
        long before = Integer.toUnsignedLong(lastNumber);
        for (int i = 0; i < count; i++) {
            if (i == 0 || ticks[i] != ticks[i - 1]) {
                target.varint(Integer.toUnsignedLong((int) tick - ticks[i]));
                target.varint(runLength(i));
            }
            long number = Integer.toUnsignedLong(numbers[i]);
            long step = number - before;
            before = number;
            long zigzag = (step << 1) ^ (step >> 63);
            target.varint(zigzag << 1 | (rejections[i] == 0 ? 0 : 1));
            if (rejections[i] != 0) {
                target.varint(rejections[i]);
            }
        }
    }

    /// The written answers are on their way.
    void sent() {
        count = 0;
    }

    private int runLength(int from) {
        int end = from;
        while (end < count && ticks[end] == ticks[from]) {
            end++;
        }
        return end - from;
    }
}
