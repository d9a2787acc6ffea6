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

    /// An answer's three numbers lie side by side: of a session that is sent one a tick, they are one cache line.
    private static final int NUMBER = 0;
    private static final int REJECTION = 1;
    private static final int TICK = 2;
    private static final int STRIDE = 3;

    private final int capacity;
    private final int[] answers;
    private int count;
    private int lastNumber;

    PendingReceipts(int capacity) {
        this.capacity = capacity;
        answers = new int[STRIDE * capacity];
    }

    void clear() {
        count = 0;
        lastNumber = 0;
    }

    /// Adds an answer; `rejection` is 0 for applied. `false` where there are too many.
    boolean add(int number, int rejection, long tick) {
        if (count == capacity) {
            return false;
        }
        int at = STRIDE * count++;
        answers[at + NUMBER] = number;
        answers[at + REJECTION] = rejection;
        answers[at + TICK] = (int) tick;
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
            if (beginsRun(i)) {
                runs++;
            }
        }
        target.varint(runs);
        long before = Integer.toUnsignedLong(lastNumber);
        for (int i = 0; i < count; i++) {
            if (beginsRun(i)) {
                target.varint(Integer.toUnsignedLong((int) tick - tick(i)));
                target.varint(runLength(i));
            }
            long number = Integer.toUnsignedLong(answers[STRIDE * i + NUMBER]);
            int rejection = answers[STRIDE * i + REJECTION];
            long step = number - before;
            before = number;
            long zigzag = (step << 1) ^ (step >> 63);
            target.varint(zigzag << 1 | (rejection == 0 ? 0 : 1));
            if (rejection != 0) {
                target.varint(rejection);
            }
        }
    }

    /// The written answers are on their way.
    void sent() {
        count = 0;
    }

    private int tick(int answer) {
        return answers[STRIDE * answer + TICK];
    }

    private boolean beginsRun(int answer) {
        return answer == 0 || tick(answer) != tick(answer - 1);
    }

    private int runLength(int from) {
        int end = from + 1;
        while (end < count && !beginsRun(end)) {
            end++;
        }
        return end - from;
    }
}
