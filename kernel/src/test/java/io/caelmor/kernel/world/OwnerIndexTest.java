package io.caelmor.kernel.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerIndexTest {
    /// Against a map of sets; accounts are chosen so that many share a bucket, also around the table's end.
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 30, 100})
    void shouldAgreeWithAMapOfSets(int capacity) {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var index = new OwnerIndex(capacity);
            var model = new HashMap<Long, Set<Integer>>();
            var accounts = new long[capacity + 1];
            var pool = random.longs(Math.max(2, capacity)).map(any -> seedOf(any, random)).toArray();
            for (int step = 0; step < 4000; step++) {
                int entity = 1 + random.nextInt(capacity);
                if (accounts[entity] == 0) {
                    accounts[entity] = pool[random.nextInt(pool.length)];
                    index.add(accounts[entity], entity);
                    model.computeIfAbsent(accounts[entity], _ -> new HashSet<>()).add(entity);
                } else {
                    index.remove(accounts[entity], entity);
                    model.get(accounts[entity]).remove(entity);
                    accounts[entity] = 0;
                }
                if (step % 8 == 0) {
                    for (long account : pool) {
                        assertEquals(model.getOrDefault(account, Set.of()), owned(index, account));
                        assertEquals(model.getOrDefault(account, Set.of()).size(), index.count(account));
                    }
                }
            }
            assertEquals(Set.of(), owned(index, 0));
        }
    }

    /// Small, negative and huge numbers, and a third of them from a narrow band.
    private static long seedOf(long any, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> any | 1;
            case 1 -> 1 + (any & 31);
            default -> Long.MIN_VALUE + (any & 7);
        };
    }

    private static Set<Integer> owned(OwnerIndex index, long account) {
        var owned = new HashSet<Integer>();
        for (int entity = index.first(account); entity != 0; entity = index.after(entity)) {
            if (!owned.add(entity)) {
                throw new AssertionError("entity " + entity + " stands twice in the list");
            }
        }
        return owned;
    }
}
