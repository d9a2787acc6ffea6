package io.caelmor.replication;

/// What a survey found that one session lacks and its message shall bring: enters, moves and other updates, each with its encoded
/// fragment. Reused for each session.
final class Changes {
    /// Position of an entity that is not in view yet.
    static final int NEW = -1;

    private final int[] enterPosition;
    private final long[] enterEntity;
    private final byte[] enterFlags;
    private final long[] enterFragment;
    private final Moves moves;
    private final int[] updatePosition;
    private final long[] updateFragment;
    private int enters;
    private int updates;
    private int enterBytes;
    private int updateBytes;

    Changes(int viewCapacity) {
        enterPosition = new int[2 * viewCapacity];
        enterEntity = new long[2 * viewCapacity];
        enterFlags = new byte[2 * viewCapacity];
        enterFragment = new long[2 * viewCapacity];
        moves = new Moves(viewCapacity);
        updatePosition = new int[viewCapacity];
        updateFragment = new long[viewCapacity];
    }

    void clear() {
        enters = 0;
        moves.clear();
        updates = 0;
        enterBytes = 0;
        updateBytes = 0;
    }

    private static int updateBytes(int position, long fragment) {
        return (position + 1 >= 64 ? 2 : 1) + Fragments.length(fragment);
    }

    /// Bytes that an enter takes, at the most.
    static int enterBytes(long entity, long fragment) {
        return 3 + varintBytes(entity & 0xFFFF_FFFFL) + varintBytes(entity >>> 32) + Fragments.length(fragment);
    }

    /// A move or another update; `false`, and nothing is changed, where all that is planned would take more than `most` bytes.
    boolean update(int position, long fragment, int most) {
        if (Fragments.isMove(fragment)) {
            return moves.add(position, fragment, most - bytes());
        }
        int takes = updateBytes(position, fragment);
        if (takes > most - bytes()) {
            return false;
        }
        updatePosition[updates] = position;
        updateFragment[updates++] = fragment;
        updateBytes += takes;
        return true;
    }

    /// An enter at a position of the view, or at [#NEW].
    void enter(int position, long entity, int flags, long fragment) {
        enterPosition[enters] = position;
        enterEntity[enters] = entity;
        enterFlags[enters] = (byte) flags;
        enterFragment[enters++] = fragment;
        enterBytes += enterBytes(entity, fragment);
    }

    /// Forgets what concerns a position, whose entity is to leave.
    void drop(int position) {
        if (moves.drop(position)) {
            return;
        }
        for (int i = 0; i < updates; i++) {
            if (updatePosition[i] == position) {
                updateBytes -= updateBytes(position, updateFragment[i]);
                updates--;
                updatePosition[i] = updatePosition[updates];
                updateFragment[i] = updateFragment[updates];
                return;
            }
        }
        for (int i = 0; i < enters; i++) {
            if (enterPosition[i] == position) {
                enterBytes -= enterBytes(enterEntity[i], enterFragment[i]);
                enters--;
                enterPosition[i] = enterPosition[enters];
                enterEntity[i] = enterEntity[enters];
                enterFlags[i] = enterFlags[enters];
                enterFragment[i] = enterFragment[enters];
                return;
            }
        }
    }

    /// Whether there is neither a move nor another update.
    boolean nothingChanged() {
        return moves.count() == 0 && updates == 0;
    }

    int enters() {
        return enters;
    }

    Moves moves() {
        return moves;
    }

    /// Updates that are no moves.
    int updates() {
        return updates;
    }

    /// Bytes of all enters, moves and updates.
    int bytes() {
        return enterBytes + moves.bytes() + updateBytes;
    }

    int enterPosition(int number) {
        return enterPosition[number];
    }

    long enterEntity(int number) {
        return enterEntity[number];
    }

    int enterFlags(int number) {
        return enterFlags[number];
    }

    long enterFragment(int number) {
        return enterFragment[number];
    }

    int updatePosition(int number) {
        return updatePosition[number];
    }

    long updateFragment(int number) {
        return updateFragment[number];
    }

    private static int varintBytes(long value) {
        return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
    }
}
