package io.caelmor.replication;

/// What a survey found that one session lacks: enters and updates, each with its encoded fragment, its size in the
/// message and what makes it urgent. Reused for each session.
final class Items {
    /// Classes of nearness: 0 is the nearest.
    static final int CLASSES = 64;
    /// Nearness of what the account owns and of the viewpoint: before everything else.
    static final int FIRST = -1;
    /// Position of an entity that is not in view yet.
    static final int NEW = -1;

    private final int[] position;
    private final long[] entity;
    private final byte[] flags;
    private final boolean[] enter;
    private final int[] nearness;
    private final int[] waiting;
    private final long[] fragment;
    private final int[] bytes;
    private final boolean[] chosen;
    private int count;
    private int totalBytes;
    private int enters;

    Items(int capacity) {
        position = new int[capacity];
        entity = new long[capacity];
        flags = new byte[capacity];
        enter = new boolean[capacity];
        nearness = new int[capacity];
        waiting = new int[capacity];
        fragment = new long[capacity];
        bytes = new int[capacity];
        chosen = new boolean[capacity];
    }

    void clear() {
        count = 0;
        totalBytes = 0;
        enters = 0;
    }

    /// An update of the entity at a position of the view, which waited for so many stamps.
    void update(int at, int near, long waited, long encoded) {
        int item = add(at, near, encoded, (at + 1 >= 64 ? 2 : 1) + Fragments.length(encoded));
        enter[item] = false;
        waiting[item] = (int) Math.min(waited, Integer.MAX_VALUE);
    }

    /// An enter of an entity, at a position of the view or [#NEW].
    void enter(int at, long handle, int told, int near, long encoded) {
        int head = 3 + varintBytes(handle & 0xFFFF_FFFFL) + varintBytes(handle >>> 32);
        int item = add(at, near, encoded, head + Fragments.length(encoded));
        enter[item] = true;
        entity[item] = handle;
        flags[item] = (byte) told;
        enters++;
    }

    /// Forgets the items of a position, whose entity is to leave.
    void drop(int at) {
        for (int item = 0; item < count; item++) {
            if (position[item] == at) {
                totalBytes -= bytes[item];
                enters -= enter[item] ? 1 : 0;
                move(--count, item);
                return;
            }
        }
    }

    int count() {
        return count;
    }

    int enters() {
        return enters;
    }

    /// Bytes that all would take in a message, at the most.
    int totalBytes() {
        return totalBytes;
    }

    int position(int item) {
        return position[item];
    }

    long entity(int item) {
        return entity[item];
    }

    int flags(int item) {
        return flags[item];
    }

    boolean isEnter(int item) {
        return enter[item];
    }

    int nearness(int item) {
        return nearness[item];
    }

    /// Stamps since the client was last sent something of the entity; of updates only.
    int waiting(int item) {
        return waiting[item];
    }

    long fragment(int item) {
        return fragment[item];
    }

    int bytes(int item) {
        return bytes[item];
    }

    boolean chosen(int item) {
        return chosen[item];
    }

    void choose(int item, boolean yes) {
        chosen[item] = yes;
    }

    private int add(int at, int near, long encoded, int size) {
        position[count] = at;
        nearness[count] = near;
        fragment[count] = encoded;
        bytes[count] = size;
        totalBytes += size;
        return count++;
    }

    private void move(int from, int to) {
        position[to] = position[from];
        entity[to] = entity[from];
        flags[to] = flags[from];
        enter[to] = enter[from];
        nearness[to] = nearness[from];
        waiting[to] = waiting[from];
        fragment[to] = fragment[from];
        bytes[to] = bytes[from];
    }

    private static int varintBytes(long value) {
        return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
    }
}
