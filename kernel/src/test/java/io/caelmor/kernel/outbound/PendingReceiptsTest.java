package io.caelmor.kernel.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.wire.WireWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingReceiptsTest {
    private static final int MOST_REJECTIONS = (1 << 14) - 1;
    private static final int OLDEST = (1 << 21) - 1;

    private final WireWriter writer = new WireWriter();
    private final byte[] bytes = new byte[1 << 20];

    /// Whatever waits, the bound that room is claimed by holds.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 127, 128, 129, 256, 16_384})
    void shouldNeverWriteMoreThanItsBound(int capacity) {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var receipts = new PendingReceipts(capacity);
            long tick = OLDEST;
            receipts.processing(random.nextInt());
            int changes = random.nextInt(3);
            for (int i = 0; i < capacity; i++) {
                boolean newTick = changes == 0 || changes == 1 && random.nextInt(140) == 0;
                tick += newTick && tick < 2L * OLDEST ? 1 : 0;
                assertTrue(receipts.add(random.nextInt(), random.nextBoolean() ? 1 + random.nextInt(MOST_REJECTIONS) : 0, tick));
            }
            assertTrue(written(receipts, 2L * OLDEST) <= receipts.mostBytes());
        }
    }

    /// A bound far above what can be would cost every session memory.
    @Test
    void shouldComeCloseToItsBoundInTheWorstCase() {
        var receipts = new PendingReceipts(256);
        receipts.processing(0);
        for (int i = 0; i < 256; i++) {
            receipts.add(i % 2 == 0 ? -1 : 0, MOST_REJECTIONS, i);
        }
        assertEquals(receipts.mostBytes(), written(receipts, OLDEST), 4);
    }

    private int written(PendingReceipts receipts, long tick) {
        writer.wrap(bytes, 0, bytes.length);
        receipts.write(writer, tick);
        return writer.length();
    }
}
