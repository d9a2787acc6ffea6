package io.caelmor.kernel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two threads and more at the queues at once: nothing may be torn, lost, doubled or out of order.
class QueueStressTest {
    private static final int RECORDS = 1_000_000;

    @ParameterizedTest
    @CsvSource({"65536, 4096, 1000000", "4096, 64, 100000", "256, 1000, 20000", "65536, 3, 20000", "64, 10, 50000", "65536, 1, 50000"})
    void shouldCarryRecordsWholeBetweenTwoThreads(int capBytes, int capCount, int records) {
        var ring = new ByteRing(capBytes, capCount);
        var producer = onItsOwnThread(() -> {
            var random = new Random(7);
            for (int record = 0; record < records; record++) {
                int length = 8 + random.nextInt(40);
                int at = ring.claim(length + random.nextInt(8));
                while (at < 0) {
                    Thread.yield();
                    at = ring.claim(length);
                }
                fill(ring.array(), at, length, record);
                ring.commit(length);
                if (record % 5 == 0) {
                    // Claimed and forgotten, as by a frame that turned out wrong.
                    int waste = ring.claim(16);
                    if (waste >= 0) {
                        ring.array()[waste] = -1;
                    }
                }
            }
        });
        int taken = 0;
        while (taken < records) {
            boolean last = producer.isDone();
            long mark = ring.mark();
            assertTrue(!last || ring.peek(mark) >= 0, "lost after record " + taken);
            for (int length = ring.peek(mark); length >= 0; length = ring.peek(mark)) {
                if (!holds(ring.array(), ring.offset(), length, taken)) {
                    throw new AssertionError("record " + taken + " is torn or out of order");
                }
                ring.release();
                taken++;
            }
            assertTrue(ring.count() <= capCount && ring.usedBytes() <= capBytes);
            giveWay(producer);
        }
        producer.join();
        assertEquals(-1, ring.peek(ring.mark()));
        assertEquals(0, ring.usedBytes());
    }

    @Test
    void shouldCarryNumbersBetweenTwoThreads() {
        var ring = new LongRing(4096);
        var producer = onItsOwnThread(() -> {
            for (long value = 0; value < RECORDS; value++) {
                while (!ring.offer(value * 0x9E37_79B9_7F4A_7C15L)) {
                    Thread.yield();
                }
            }
        });
        for (long value = 0; value < RECORDS; value++) {
            while (ring.isEmpty()) {
                assertTrue(!producer.isDone() || !ring.isEmpty(), "lost after number " + value);
                giveWay(producer);
            }
            assertEquals(value * 0x9E37_79B9_7F4A_7C15L, ring.poll());
        }
        producer.join();
        assertTrue(ring.isEmpty());
    }

    @Test
    void shouldCarryObjectsFromManyThreadsEachInItsOrder() {
        int threads = 4;
        int each = RECORDS / threads / 4;
        var mailbox = new Mailbox<long[]>(50);
        var producers = new ArrayList<CompletableFuture<Void>>();
        for (int thread = 0; thread < threads; thread++) {
            int from = thread;
            producers.add(onItsOwnThread(() -> {
                for (int i = 0; i < each; i++) {
                    var letter = new long[] {from, i};
                    while (!mailbox.offer(letter)) {
                        Thread.yield();
                    }
                }
            }));
        }
        var all = CompletableFuture.allOf(producers.toArray(CompletableFuture[]::new));
        var next = new long[threads];
        for (int taken = 0; taken < threads * each;) {
            boolean last = all.isDone();
            var letter = mailbox.poll();
            if (letter == null) {
                assertTrue(!last, "lost after " + taken);
                giveWay(all);
                continue;
            }
            assertEquals(next[(int) letter[0]]++, letter[1]);
            assertTrue(mailbox.count() <= 50);
            taken++;
        }
        all.join();
        assertEquals(0, mailbox.count());
    }

    /// A daemon: where a test fails, the other side may wait for ever.
    private static CompletableFuture<Void> onItsOwnThread(Runnable side) {
        return CompletableFuture.runAsync(side, task -> Thread.ofPlatform().daemon().start(task));
    }

    /// Lets the other side run, on another core or on this one; what it threw comes out here instead of a test that never ends.
    private static void giveWay(CompletableFuture<Void> other) {
        if (other.isCompletedExceptionally()) {
            other.join();
        }
        for (int i = 0; i < 50; i++) {
            Thread.onSpinWait();
        }
        Thread.yield();
    }

    private static void fill(byte[] bytes, int at, int length, int record) {
        int sum = 0;
        for (int i = 4; i < length; i++) {
            bytes[at + i] = (byte) (record * 31 + i * 7);
            sum = sum * 31 + bytes[at + i];
        }
        sum ^= record;
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (sum >>> 8 * i);
        }
    }

    private static boolean holds(byte[] bytes, int at, int length, int record) {
        int sum = 0;
        for (int i = 4; i < length; i++) {
            if (bytes[at + i] != (byte) (record * 31 + i * 7)) {
                return false;
            }
            sum = sum * 31 + bytes[at + i];
        }
        sum ^= record;
        for (int i = 0; i < 4; i++) {
            if (bytes[at + i] != (byte) (sum >>> 8 * i)) {
                return false;
            }
        }
        return true;
    }
}
