package io.caelmor.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class BoxesTest {
    private final Boxes boxes = new Boxes();

    @Test
    void shouldAnswerTheSameObjectAgainAndForEachNumberItsOwn() {
        long[] numbers = {0, 1, -1, 1_000, 1_000 + (1L << 13), 1_000 + (1L << 45), Long.MIN_VALUE, Long.MAX_VALUE};
        for (int round = 0; round < 2; round++) {
            for (long number : numbers) {
                assertEquals(number, boxes.of(number));
                assertEquals((int) number, boxes.of((int) number));
                assertSame(boxes.of(number), boxes.of(number));
                assertSame(boxes.of((int) number), boxes.of((int) number));
            }
        }
    }
}
