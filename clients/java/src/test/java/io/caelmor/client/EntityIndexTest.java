package io.caelmor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

class EntityIndexTest {
    private static final Random SEEDS = new Random(20_260_101);

    @RepeatedTest(20)
    void shouldAgreeWithAMapWhateverIsPutAndRemoved() {
        Random random = new Random(SEEDS.nextLong());
        EntityIndex index = new EntityIndex();
        Map<Long, Integer> model = new HashMap<>();
        for (int step = 0; step < 5_000; step++) {
            long entity = Entity.of(random.nextInt(300), random.nextInt(2));
            if (random.nextInt(3) == 0) {
                index.remove(entity);
                model.remove(entity);
            } else {
                index.put(entity, step + 1);
                model.put(entity, step + 1);
            }
            long asked = Entity.of(random.nextInt(300), random.nextInt(2));
            assertEquals(model.getOrDefault(asked, 0), index.view(asked));
        }
        assertEquals(model.size(), index.size());
        model.forEach((entity, view) -> assertEquals(view, index.view(entity)));
    }
}
