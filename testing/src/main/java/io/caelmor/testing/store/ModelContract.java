package io.caelmor.testing.store;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.kernel.persist.CommitOutcome.CONFLICT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Whatever is committed, retried, repeated late or cut off by a restart: the store holds what a map would.
public abstract class ModelContract extends StoreFixture {
    @RepeatedTest(4)
    protected void shouldAgreeWithAModelWhateverHappens(RepetitionInfo seed) throws Exception {
        var random = new Random(seed.getCurrentRepetition());
        var world = new TreeMap<Long, String>();
        var versions = new TreeMap<Long, Long>();
        var past = new ArrayList<Cut>();
        var store = open();
        long nextId = 1;
        for (int number = 1; number <= 60; number++) {
            var cuts = Cuts.cut(past.size() + 1);
            for (int born = random.nextInt(4); born > 0; born--) {
                versions.put(nextId++, 0L);
            }
            for (long id : List.copyOf(versions.keySet())) {
                long version = versions.get(id) + 1;
                if (random.nextInt(3) == 0) {
                    versions.put(id, version);
                    int value = random.nextInt();
                    cuts.put(id, 0, version, value);
                    world.put(id, "#" + id + " of 0 v" + version + " " + (long) value + " - - -");
                } else if (random.nextInt(20) == 0) {
                    versions.remove(id);
                    cuts.end(id, version);
                    world.remove(id);
                }
            }
            past.add(cuts.made());
            assertEquals(COMMITTED, store.commit(cuts.made()), "cut " + number);
            switch (random.nextInt(8)) {
                case 0 -> assertEquals(COMMITTED, store.commit(past.getLast()), "the same cut again");
                case 1 -> repeatLate(store, past.get(random.nextInt(past.size())), past.getLast());
                case 2 -> {
                    store = open();
                    past.subList(0, past.size() - 1).clear();
                }
                default -> { }
            }
            assertRows(List.copyOf(world.values()), world(store));
        }
    }

    /// A late cut changes nothing: it is either there in full or in conflict.
    private static void repeatLate(Store store, Cut late, Cut last) {
        var outcome = store.commit(late);
        if (outcome != COMMITTED && outcome != CONFLICT || late == last && outcome != COMMITTED) {
            throw new AssertionError(outcome + " for the late cut " + late.number());
        }
    }
}
