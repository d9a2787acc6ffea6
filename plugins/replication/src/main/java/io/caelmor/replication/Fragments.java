package io.caelmor.replication;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Encoded masks and values, made when first asked for in a pass and copied to every session that needs the same bytes.
///
/// A fragment is a `long`: offset, length and whether it is relative; or, for a move, which is mostly what there is to tell, the
/// bytes themselves and their length. All members of the crew share them: whoever makes one publishes
/// it by a release store, after its bytes. Two may make the same one at the same time; the bytes are equal, so it does not
/// matter whose is taken.
final class Fragments {
    /// Stamps that count as recent, some twenty ticks: the world's readers take about three a tick. A session that lacks no more than these is told
    /// all that changed in them, which is the same for all such; one that lacks more is told what it lacks.
    static final int RECENT = 64;

    private static final int RELATIVE = 1;
    private static final int MOVE = 2;
    private static final int KIND_BITS = 2;

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int SESSION_BYTES = 1 << 17;
    private static final int SHARED_BYTES_AN_ENTITY = 64;
    private static final int LEAST_SHARED_BYTES = 1 << 16;
    private static final int MOST_SHARED_BYTES = 1 << 22;

    private final byte[] bytes;
    private final int sharedBytes;
    private final int stretch;
    private final long[] full;
    private final long[] lastChange;
    private final long[] recent;
    private final FragmentWriter[] writers;

    Fragments(ReplicatedColumns columns, Scene scene, int entities, Tally[] tallies) {
        int members = tallies.length;
        sharedBytes = Math.clamp((long) SHARED_BYTES_AN_ENTITY * entities, LEAST_SHARED_BYTES, MOST_SHARED_BYTES) / members;
        stretch = sharedBytes + SESSION_BYTES + columns.mostBytes();
        bytes = new byte[1 + members * stretch];
        full = new long[entities + 1];
        lastChange = new long[entities + 1];
        recent = new long[entities + 1];
        writers = new FragmentWriter[members];
        for (int member = 0; member < members; member++) {
            int begin = 1 + member * stretch;
            writers[member] = new FragmentWriter(this, new Encoder(columns, scene), columns.mostBytes(), begin, begin + sharedBytes,
                    begin + stretch, entities, tallies[member]);
        }
    }

    /// A fragment that lies in the bytes.
    static long of(int offset, int length, boolean relative) {
        return (long) offset << 32 | (long) length << KIND_BITS | (relative ? RELATIVE : 0);
    }

    /// A move of 1-4 bytes: the steps of both axes.
    static long move(int steps, int length) {
        return (long) steps << 32 | length << KIND_BITS | MOVE;
    }

    static boolean isMove(long fragment) {
        return (fragment & MOVE) != 0;
    }

    /// The bytes of a move, the first one lowest.
    static int steps(long fragment) {
        return (int) (fragment >>> 32);
    }

    static int offset(long fragment) {
        return (int) (fragment >>> 32);
    }

    static int length(long fragment) {
        return (int) fragment >>> KIND_BITS;
    }

    /// 1 where quantised values are differences, else 0: the lowest bit of an update's head.
    static int relative(long fragment) {
        return (int) fragment & RELATIVE;
    }

    byte[] bytes() {
        return bytes;
    }

    FragmentWriter writer(int member) {
        return writers[member];
    }

    /// Forgets all that was made. Tick thread, while nobody works.
    void beginPass() {
        for (var writer : writers) {
            writer.beginPass();
        }
    }

    long[] full() {
        return full;
    }

    long[] lastChange() {
        return lastChange;
    }

    long[] recent() {
        return recent;
    }

    /// 0 where there is none.
    static long get(long[] made, int index) {
        return (long) ELEMENT.getAcquire(made, index);
    }

    static void publish(long[] made, int index, long fragment) {
        ELEMENT.setRelease(made, index, fragment);
    }
}
