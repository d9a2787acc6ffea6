package io.caelmor.replication;

/// The moves that one session's message shall bring, in the order in which they were found. Each says how far its view number is from the
/// one before, so that those found in the order of the view take one byte beside their steps. Reused for each session.
final class Moves {
    private final int[] position;
    private final int[] head;
    private final int[] steps;
    private int count;
    private int bytes;
    /// View numbers begin one behind the first position.
    private int last = -1;

    Moves(int viewCapacity) {
        position = new int[viewCapacity];
        head = new int[viewCapacity];
        steps = new int[viewCapacity];
    }

    void clear() {
        count = 0;
        bytes = 0;
        last = -1;
    }

    /// Adds the move of the entity at a position; `false`, and nothing is added, where it takes more than `room` bytes.
    boolean add(int at, long move, int room) {
        int next = head(last, at, Fragments.length(move));
        int takes = bytes(next);
        if (takes > room) {
            return false;
        }
        bytes += takes;
        last = at;
        position[count] = at;
        head[count] = next;
        steps[count++] = Fragments.steps(move);
        return true;
    }

    /// Forgets the move at a position of the view, if there is one. The others keep their order: so they never take more bytes than before.
    boolean drop(int at) {
        for (int i = 0; i < count; i++) {
            if (position[i] == at) {
                drop(i, i == 0 ? -1 : position[i - 1]);
                return true;
            }
        }
        return false;
    }

    int count() {
        return count;
    }

    /// Bytes of all of them.
    int bytes() {
        return bytes;
    }

    int position(int number) {
        return position[number];
    }

    /// What stands in front of a move on the wire: the gap before its view number, and in the two lowest bits its bytes less one.
    int head(int number) {
        return head[number];
    }

    /// Bytes behind its head.
    int length(int number) {
        return behind(head[number]);
    }

    int steps(int number) {
        return steps[number];
    }

    private void drop(int number, int before) {
        bytes -= bytes(head[number]);
        count--;
        if (number == count) {
            last = before;
            return;
        }
        bytes -= bytes(head[number + 1]);
        System.arraycopy(position, number + 1, position, number, count - number);
        System.arraycopy(head, number + 1, head, number, count - number);
        System.arraycopy(steps, number + 1, steps, number, count - number);
        head[number] = head(before, position[number], behind(head[number]));
        bytes += bytes(head[number]);
    }

    private static int head(int before, int at, int length) {
        int gap = at - before;
        return (gap << 1 ^ gap >> 31) << 2 | length - 1;
    }

    /// Bytes behind a head.
    private static int behind(int head) {
        return (head & 3) + 1;
    }

    private static int bytes(int head) {
        return (head < 1 << 7 ? 1 : head < 1 << 14 ? 2 : 3) + behind(head);
    }
}
