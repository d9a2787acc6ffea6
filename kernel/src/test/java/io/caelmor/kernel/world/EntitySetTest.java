package io.caelmor.kernel.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.thread.ThreadOwner;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntitySetTest {
    /// Members come in index order and each living one once, whatever is added, removed and despawned on the way.
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void shouldVisitWhatIsThereInIndexOrder(int capacity) {
        var keeper = new WorldKeeper(new WorldId("test"), new Bounds(1, 1), capacity, new ThreadOwner());
        var world = keeper.world();
        var set = world.set("some");
        keeper.start(false);
        for (int i = 0; i < capacity; i++) {
            world.spawnTransient(1, 0);
        }
        var random = new Random(capacity);
        var model = new TreeSet<Integer>();
        for (int round = 0; round < 300; round++) {
            int before = 0;
            for (int index = set.next(1); index != 0; index = set.next(index + 1)) {
                var expected = model.higher(before);
                assertEquals(expected, index);
                before = index;
                change(world, set, model, random, 1 + random.nextInt(capacity));
                change(world, set, model, random, index);
            }
            assertEquals(null, model.higher(before));
            assertEquals(model.size(), set.size());
            change(world, set, model, random, 1 + random.nextInt(capacity));
        }
        assertEquals(0, set.next(capacity + 1));
        assertEquals(0, set.next(100_000));
    }

    private static void change(World world, EntitySet set, TreeSet<Integer> model, Random random, int index) {
        long handle = world.handleAt(index);
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                set.add(handle);
                set.add(handle);
                model.add(index);
            }
            case 2 -> {
                set.remove(handle);
                model.remove(index);
            }
            default -> {
                world.despawn(handle);
                model.remove(index);
                world.spawnTransient(1, 0);
            }
        }
        assertEquals(model.contains(index), set.containsIndex(index));
    }
}
