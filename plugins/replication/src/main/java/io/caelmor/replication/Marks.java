package io.caelmor.replication;

import java.util.Arrays;

/// Which entities one session has in view, and at which position, and which were found beside: by entity index, so that asking
/// costs one read. Reused for each session.
final class Marks {
    /// Greatest view that fits.
    static final int MOST_POSITIONS = 8_000;
    /// Neither in view nor found.
    static final int UNKNOWN = -1;

    private static final int POSITION_BITS = 13;
    private static final int POSITION = (1 << POSITION_BITS) - 1;
    private static final int FOUND = POSITION;

    private final int[] marks;
    private int session;

    Marks(int entities) {
        marks = new int[entities + 1];
    }

    /// Begins for another session: all are unknown.
    void begin() {
        session += 1 << POSITION_BITS;
        if (session == 0) {
            Arrays.fill(marks, 0);
            session = 1 << POSITION_BITS;
        }
    }

    void inView(int index, int position) {
        marks[index] = session | position + 1;
    }

    void found(int index) {
        marks[index] = session | FOUND;
    }

    /// Whether nothing was said of the entity at `index`.
    boolean isUnknown(int index) {
        return unknown(index) != 0;
    }

    /// Some bits where nothing was said of the entity at `index`, else 0.
    int unknown(int index) {
        return marks[index] & ~POSITION ^ session;
    }

    boolean isFound(int index) {
        return marks[index] == (session | FOUND);
    }

    /// The position in the view, or [#UNKNOWN].
    int position(int index) {
        int mark = marks[index];
        int position = mark & POSITION;
        return (mark & ~POSITION) == session && position != FOUND ? position - 1 : UNKNOWN;
    }
}
