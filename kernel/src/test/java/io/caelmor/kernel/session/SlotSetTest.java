package io.caelmor.kernel.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotSetTest {
    /// Members come lowest first, and the lowest free place is the one that is answered, whatever came and went.
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void shouldVisitMembersLowestFirstAndFindTheLowestAbsent(int capacity) {
        var set = new SlotSet(capacity);
        var model = new TreeSet<Integer>();
        var random = new Random(capacity);
        for (int round = 0; round < 2_000; round++) {
            // In waves, so that it is often nearly full and nearly empty.
            boolean rising = round / (2 * capacity) % 2 == 0;
            int slot = random.nextInt(capacity);
            if (random.nextInt(8) == 0 ? !rising : rising) {
                set.add(slot);
                model.add(slot);
            } else {
                set.remove(slot);
                model.remove(slot);
            }
            assertEquals(model.size(), set.size());
            int absent = 0;
            while (model.contains(absent)) {
                absent++;
            }
            assertEquals(absent < capacity ? absent : -1, set.lowestAbsent());
            int from = random.nextInt(capacity + 1);
            var expected = model.ceiling(from);
            assertEquals(expected == null ? -1 : expected, set.next(from));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void shouldHaveNothingAbsentWhenFull(int capacity) {
        var set = new SlotSet(capacity);
        for (int slot = 0; slot < capacity; slot++) {
            assertEquals(slot, set.lowestAbsent());
            set.add(slot);
        }
        assertEquals(-1, set.lowestAbsent());
        assertEquals(-1, set.next(capacity));
    }
}
