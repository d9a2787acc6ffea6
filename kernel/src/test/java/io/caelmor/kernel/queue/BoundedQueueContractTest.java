package io.caelmor.kernel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.command.CommandQueues;
import io.caelmor.kernel.outbound.OutboundQueues;
import io.caelmor.kernel.support.Allocation;
import io.caelmor.kernel.support.QueueSubject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every bounded queue of the kernel promises, whatever it carries.
class BoundedQueueContractTest {
    static List<QueueSubject> queues() {
        return List.of(
                bytes(1024, 1, 1), bytes(1024, 7, 7), bytes(1 << 16, 1000, 1000),
                // 8 bytes of content and 4 of header: the byte cap comes first.
                bytes(64, 1000, 5), bytes(4096, 1_000_000, 341),
                numbers(1, 2), numbers(2, 2), numbers(3, 4), numbers(64, 64), numbers(65, 128),
                objects(1), objects(2), objects(3), objects(5), objects(100),
                OutboundQueues.messages(32_768, 5, 5),
                // 17 bytes of head and 64 of content are claimed, and 8 are used.
                OutboundQueues.messages(256, 1_000, 22),
                OutboundQueues.receipts(1), OutboundQueues.receipts(64),
                OutboundQueues.events(7, 4096, 7),
                // 5 bytes each, and no fewer than 6 left for one more.
                OutboundQueues.events(100, 64, 12),
                CommandQueues.inbound(), CommandQueues.durable(9, 100), CommandQueues.durable(100, 9));
    }

    @ParameterizedTest
    @MethodSource("queues")
    void shouldRefuseTheNewestWhenFullAndKeepTheRestInOrder(QueueSubject queue) {
        fill(queue, 0);
        assertFalse(queue.offer(4711));
        assertFalse(queue.offer(4712));
        assertEquals(queue.capacity(), queue.count());
        for (int i = 0; i < queue.capacity(); i++) {
            assertEquals(i, queue.poll());
        }
        assertEquals(QueueSubject.EMPTY, queue.poll());
        assertEquals(0, queue.count());
    }

    @ParameterizedTest
    @MethodSource("queues")
    void shouldTakeOneMoreForEachThatIsTaken(QueueSubject queue) {
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
    void shouldKeepOrderOverManyWraps(QueueSubject queue) {
        long in = 0;
        long out = 0;
        for (int round = 0; round < 300; round++) {
            for (int i = 0; i <= 7 * round % queue.capacity() && queue.offer(in); i++) {
                in++;
            }
            assertEquals(in - out, queue.count());
            for (long value = queue.poll(); value != QueueSubject.EMPTY; value = queue.poll()) {
                assertEquals(out++, value);
            }
        }
        assertEquals(in, out);
    }

    @ParameterizedTest
    @MethodSource("queues")
    void shouldAllocateNothingAlsoWhenFull(QueueSubject queue) {
        assertEquals(0, Allocation.bytes(5, () -> {
            for (int i = 0; i < queue.capacity() + 100; i++) {
                queue.offer(3);
            }
            for (int i = 0; i < queue.capacity(); i++) {
                queue.poll();
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("queues")
    void shouldAccountForAllThatCame(QueueSubject queue) {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < queue.capacity() + 3; i++) {
                queue.offer(i);
            }
            for (int i = 0; i <= queue.capacity() / 2; i++) {
                queue.poll();
            }
            var books = queue.books();
            if (books != null) {
                assertEquals(books.in(), books.out() + books.dropped() + books.queued(), books.toString());
                assertTrue(books.dropped() > round, books.toString());
            }
        }
    }

    private static void fill(QueueSubject queue, long from) {
        for (int i = 0; i < queue.capacity(); i++) {
            assertTrue(queue.offer(from + i));
        }
    }

    private static QueueSubject bytes(int capBytes, int capCount, int capacity) {
        var ring = new ByteRing(capBytes, capCount);
        return new QueueSubject() {
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

    private static QueueSubject numbers(int asked, int capacity) {
        var ring = new LongRing(asked);
        return new QueueSubject() {
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

    private static QueueSubject objects(int capacity) {
        var mailbox = new Mailbox<Long>(capacity);
        var boxes = new Long[40_000];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = (long) i;
        }
        return new QueueSubject() {
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
