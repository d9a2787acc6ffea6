package io.caelmor.kernel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.support.Allocation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every bounded queue of the kernel promises, whatever it carries.
class BoundedQueueContractTest {
    private static final long EMPTY = Long.MIN_VALUE;

    /// A queue as this contract sees it: numbers in, numbers out.
    interface Subject {
        boolean offer(long value);

        /// The oldest number, or [#EMPTY].
        long poll();

        int count();

        /// How many it takes before it refuses.
        int capacity();
    }

    static List<Subject> queues() {
        return List.of(
                bytes(1024, 1, 1), bytes(1024, 7, 7), bytes(1 << 16, 1000, 1000),
                // 8 bytes of content and 4 of header: the byte cap comes first.
                bytes(64, 1000, 5), bytes(4096, 1_000_000, 341),
                numbers(1, 2), numbers(2, 2), numbers(3, 4), numbers(64, 64), numbers(65, 128),
                objects(1), objects(2), objects(3), objects(5), objects(100));
    }

    @ParameterizedTest
    @MethodSource("queues")
    void shouldRefuseTheNewestWhenFullAndKeepTheRestInOrder(Subject queue) {
        fill(queue, 0);
        assertFalse(queue.offer(4711));
        assertFalse(queue.offer(4712));
        assertEquals(queue.capacity(), queue.count());
        for (int i = 0; i < queue.capacity(); i++) {
            assertEquals(i, queue.poll());
        }
        assertEquals(EMPTY, queue.poll());
        assertEquals(0, queue.count());
    }

    @ParameterizedTest
    @MethodSource("queues")
    void shouldTakeOneMoreForEachThatIsTaken(Subject queue) {
        fill(queue, 0);
        for (int i = 0; i < 3 * queue.capacity(); i++) {
            assertEquals(i, queue.poll());
            // Where the end of the array is met, a record in one piece can need more room than the one taken gave.
            if (!queue.offer(queue.capacity() + i)) {
                return;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queues")
    void shouldKeepOrderOverManyWraps(Subject queue) {
        long in = 0;
        long out = 0;
        for (int round = 0; round < 300; round++) {
            for (int i = 0; i <= 7 * round % queue.capacity() && queue.offer(in); i++) {
                in++;
            }
            assertEquals(in - out, queue.count());
            for (long value = queue.poll(); value != EMPTY; value = queue.poll()) {
                assertEquals(out++, value);
            }
        }
        assertEquals(in, out);
    }

    @ParameterizedTest
    @MethodSource("queues")
    void shouldAllocateNothingAlsoWhenFull(Subject queue) {
        assertEquals(0, Allocation.bytes(5, () -> {
            while (queue.offer(3)) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < 100; i++) {
                queue.offer(5);
            }
            while (queue.poll() != EMPTY) {
                Thread.onSpinWait();
            }
        }));
    }

    private static void fill(Subject queue, long from) {
        for (int i = 0; i < queue.capacity(); i++) {
            assertTrue(queue.offer(from + i));
        }
    }

    private static Subject bytes(int capBytes, int capCount, int capacity) {
        var ring = new ByteRing(capBytes, capCount);
        return new Subject() {
            private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

            @Override
            public boolean offer(long value) {
                int at = ring.claim(8);
                if (at < 0) {
                    return false;
                }
                LONG.set(ring.array(), at, value);
                ring.commit(8);
                return true;
            }

            @Override
            public long poll() {
                if (ring.peek(ring.mark()) < 0) {
                    return EMPTY;
                }
                long value = (long) LONG.get(ring.array(), ring.offset());
                ring.release();
                return value;
            }

            @Override
            public int count() {
                return ring.count();
            }

            @Override
            public int capacity() {
                return capacity;
            }

            @Override
            public String toString() {
                return "ByteRing(" + capBytes + ", " + capCount + ")";
            }
        };
    }

    private static Subject numbers(int asked, int capacity) {
        var ring = new LongRing(asked);
        return new Subject() {
            @Override
            public boolean offer(long value) {
                return ring.offer(value);
            }

            @Override
            public long poll() {
                return ring.isEmpty() ? EMPTY : ring.poll();
            }

            @Override
            public int count() {
                return ring.count();
            }

            @Override
            public int capacity() {
                return capacity;
            }

            @Override
            public String toString() {
                return "LongRing(" + asked + ")";
            }
        };
    }

    private static Subject objects(int capacity) {
        var mailbox = new Mailbox<Long>(capacity);
        var boxes = new Long[40_000];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = (long) i;
        }
        return new Subject() {
            @Override
            public boolean offer(long value) {
                return mailbox.offer(boxes[(int) value]);
            }

            @Override
            public long poll() {
                var value = mailbox.poll();
                return value == null ? EMPTY : value;
            }

            @Override
            public int count() {
                return mailbox.count();
            }

            @Override
            public int capacity() {
                return capacity;
            }

            @Override
            public String toString() {
                return "Mailbox(" + capacity + ")";
            }
        };
    }
}
