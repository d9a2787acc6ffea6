package io.caelmor.kernel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRingTest {
    private record Queued(byte[] content, long markBehind) {}

    /// The producer and the consumer do random things; a queue of copies says what must come out.
    @ParameterizedTest
    @CsvSource({"64, 3", "64, 1000", "128, 20", "256, 5", "1024, 1000000", "4096, 64"})
    void shouldGiveBackExactlyWhatWasCommitted(int capBytes, int capCount) {
        for (long seed = 1; seed <= 40; seed++) {
            var random = new Random(seed * 31 + capBytes);
            var ring = new ByteRing(capBytes, capCount);
            var model = new ArrayDeque<Queued>();
            long frozen = ring.mark();
            int frozenCount = 0;
            for (int step = 0; step < 3000; step++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> produce(ring, model, random, capBytes, capCount);
                    case 2 -> {
                        frozen = ring.mark();
                        frozenCount = model.size();
                    }
                    case 3 -> {
                        while (frozenCount > 0 && random.nextInt(4) > 0) {
                            consume(ring, model, frozen);
                            frozenCount--;
                        }
                        if (frozenCount == 0) {
                            assertEquals(-1, ring.peek(frozen), "nothing more stands before the mark");
                        }
                    }
                    default -> {
                        while (!model.isEmpty()) {
                            consume(ring, model, ring.mark());
                        }
                        assertEquals(-1, ring.peek(ring.mark()));
                        frozen = ring.mark();
                        frozenCount = 0;
                        assertEquals(0, ring.usedBytes());
                    }
                }
                assertEquals(model.size(), ring.count());
                assertTrue(ring.usedBytes() >= 0 && ring.usedBytes() <= capBytes);
            }
        }
    }

    private static void produce(ByteRing ring, ArrayDeque<Queued> model, Random random, int capBytes, int capCount) {
        int claimed = random.nextInt(random.nextBoolean() ? model.isEmpty() ? capBytes : capBytes / 2 : 12);
        int at = ring.claim(claimed);
        if (at < 0) {
            boolean mustFit = model.isEmpty() && claimed <= ring.longestRecord();
            assertTrue(!mustFit, "an empty ring refused " + claimed + " bytes");
            return;
        }
        assertTrue(model.size() < capCount, "more records than the cap");
        assertTrue(!model.isEmpty() || at == ByteRing.HEADER_BYTES, "an empty ring does not begin at its front");
        assertTrue(at >= ByteRing.HEADER_BYTES && at + claimed <= capBytes);
        if (random.nextInt(4) == 0) {
            return;
        }
        var content = new byte[random.nextInt(claimed + 1)];
        random.nextBytes(content);
        System.arraycopy(content, 0, ring.array(), at, content.length);
        ring.commit(content.length);
        model.add(new Queued(content, ring.mark()));
    }

    private static void consume(ByteRing ring, ArrayDeque<Queued> model, long mark) {
        var expected = model.remove();
        int length = ring.peek(mark);
        assertEquals(expected.content().length, length);
        assertEquals(length, ring.peek(mark), "a second look sees the same");
        for (int i = 0; i < length; i++) {
            assertEquals(expected.content()[i], ring.array()[ring.offset() + i]);
        }
        ring.release();
    }

    @Test
    void shouldTakeItsLongestRecordFromAnyPosition() {
        for (int begin = 0; begin < 256; begin += 4) {
            var ring = new ByteRing(256, 10);
            for (int moved = 0; moved < begin; moved += 4) {
                ring.claim(0);
                ring.commit(0);
                ring.peek(ring.mark());
                ring.release();
            }
            int at = ring.claim(ring.longestRecord());
            assertTrue(at >= 0, "refused at position " + begin);
            ring.commit(ring.longestRecord());
            assertEquals(ring.longestRecord(), ring.peek(ring.mark()));
        }
    }

    @Test
    void shouldStopAtAMarkThatWasTakenBeforeARecordBehindPadding() {
        var ring = new ByteRing(128, 10);
        put(ring, 44);
        put(ring, 44);
        long mark = ring.mark();
        assertEquals(44, ring.peek(mark));
        ring.release();
        put(ring, 40);
        assertEquals(44, ring.peek(mark));
        ring.release();
        assertEquals(-1, ring.peek(mark), "the record behind the padding came after the mark");
        assertEquals(40, ring.peek(ring.mark()));
        assertEquals(ByteRing.HEADER_BYTES, ring.offset(), "it begins at the front");
        ring.release();
        assertEquals(-1, ring.peek(ring.mark()));
        assertEquals(0, ring.usedBytes());
    }

    /// Counts are kept modulo 2^20, bytes modulo 2^44: the first wrap is reached here.
    @Test
    void shouldCountOnWhenItsCountWraps() {
        var ring = new ByteRing(1 << 23, 1_000_000);
        for (int record = 0; record < (1 << 20) - 500_000; record++) {
            put(ring, 0);
            ring.peek(ring.mark());
            ring.release();
        }
        int queued = 0;
        while (ring.claim(0) >= 0) {
            ring.commit(0);
            assertTrue(++queued <= 1_000_000);
        }
        assertEquals(1_000_000, queued, "across the wrap, as many fit as the cap says");
        assertEquals(1_000_000, ring.count());
        long mark = ring.mark();
        int taken = 0;
        while (ring.peek(mark) >= 0) {
            ring.release();
            assertTrue(++taken <= queued);
        }
        assertEquals(queued, taken);
        assertEquals(0, ring.count());
        assertEquals(0, ring.usedBytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -4, Integer.MIN_VALUE, 61, 64, 1 << 20, Integer.MAX_VALUE - 8, Integer.MAX_VALUE - 7,
        Integer.MAX_VALUE - 3, Integer.MAX_VALUE})
    void shouldRefuseALengthThatNoRecordCanHave(int length) {
        var ring = new ByteRing(64, 10);
        assertEquals(-1, ring.claim(length));
        assertThrows(IllegalStateException.class, () -> ring.commit(0));
        assertEquals(0, ring.count());
    }

    @Test
    void shouldRefuseACommitThatNoClaimCovers() {
        var ring = new ByteRing(64, 10);
        assertThrows(IllegalStateException.class, () -> ring.commit(0));
        ring.claim(8);
        assertThrows(IllegalStateException.class, () -> ring.commit(9));
        assertThrows(IllegalStateException.class, () -> ring.commit(-1));
        ring.commit(8);
        assertThrows(IllegalStateException.class, () -> ring.commit(8), "one claim, one commit");
        assertEquals(1, ring.count());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "32, 1", "63, 1", "96, 1", "-64, 1", "64, 0", "64, 1000001", "64, -1"})
    void shouldRefuseBoundsThatItCannotHold(int capBytes, int capCount) {
        assertThrows(IllegalArgumentException.class, () -> new ByteRing(capBytes, capCount));
    }

    private static void put(ByteRing ring, int length) {
        assertTrue(ring.claim(length) >= 0);
        ring.commit(length);
    }
}
