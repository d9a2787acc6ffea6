package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.wire.WireWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is planned is counted as what it will take, whatever is dropped again: a byte budget rests on it.
class ChangesTest {
    private static final int CAPACITY = 8_000;

    private final Random random = new Random(20_261_122);
    private final Changes changes = new Changes(CAPACITY);
    private final WireWriter writer = new WireWriter();

    @Test
    void shouldCountTheBytesOfMovesAndUpdates() {
        for (int round = 0; round < 300; round++) {
            changes.clear();
            int[] positions = positions(1 + random.nextInt(60), random.nextBoolean() ? 100 : CAPACITY);
            for (int position : positions) {
                long fragment = fragment();
                int before = changes.bytes();
                assertTrue(changes.update(position, fragment, 1_000));
                int after = changes.bytes();
                assertEquals(written(), after);
                changes.drop(position);
                assertEquals(before, changes.bytes());
                assertFalse(changes.update(position, fragment, after - 1));
                assertEquals(before, changes.bytes());
                assertTrue(changes.update(position, fragment, after));
            }
            for (int position : positions) {
                if (random.nextInt(3) == 0) {
                    int before = changes.bytes();
                    changes.drop(position);
                    assertEquals(written(), changes.bytes());
                    assertTrue(changes.bytes() < before, "what remains takes more");
                }
            }
        }
    }

    private int[] positions(int count, int below) {
        var drawn = random.ints(0, below).distinct().limit(count);
        return (random.nextBoolean() ? drawn.sorted() : drawn).toArray();
    }

    private long fragment() {
        int length = 1 + random.nextInt(4);
        return random.nextInt(4) == 0 ? Fragments.of(17, 2 + length, random.nextBoolean()) : Fragments.move(random.nextInt(), length);
    }

    private int written() {
        writer.wrap(new byte[1_000], 0, 1_000);
        var moves = changes.moves();
        for (int i = 0; i < moves.count(); i++) {
            writer.varint(moves.head(i));
            writer.low(moves.steps(i), moves.length(i));
        }
        for (int i = 0; i < changes.updates(); i++) {
            writer.varint((changes.updatePosition(i) + 1) << 1);
            for (int octet = 0; octet < Fragments.length(changes.updateFragment(i)); octet++) {
                writer.u8(0);
            }
        }
        return writer.length();
    }
}
