package io.caelmor.kernel.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.thread.ThreadOwner;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceHistoryTest {
    private static final int SPAN = 10;

    private final WorldKeeper keeper = keeper(40, SPAN);
    private final World world = keeper.world();
    private final PlaceHistory history = world.history();
    private long tick;

    @Test
    void shouldTellThePlaceAtTheEndOfEachTick() {
        long walker = visible(world, 5, 6);
        for (int i = 0; i < SPAN; i++) {
            endTick();
            world.x().set(walker, 5 + tick);
        }
        assertEquals(SPAN, history.newestTick());
        for (long past = 1; past <= SPAN; past++) {
            assertPlace(walker, past, 4 + past, 6);
        }
        assertPlace(walker, SPAN + 1, 4 + SPAN, 6, "what moved in the tick that runs has no place in it yet");
        assertFalse(history.find(walker, 0), "nothing was there before the first tick");
        assertTrue(Float.isNaN(history.x()) && Float.isNaN(history.y()));
    }

    @Test
    void shouldKnowWhoStandsStillForLongerThanItReaches() {
        long rock = visible(world, 7, 8);
        long walker = visible(world, 0, 0);
        for (int i = 0; i < 3000; i++) {
            world.x().set(walker, i % 100);
            endTick();
        }
        assertEquals(tick - SPAN, history.oldestTick());
        assertPlace(rock, tick, 7, 8);
        assertPlace(rock, tick - SPAN, 7, 8);
        assertPlace(rock, 1, 7, 8, "a tick that is no longer kept counts as the oldest");
        assertPlace(walker, 1, (3000 - 1 - SPAN) % 100, 0);
    }

    @Test
    void shouldTellNothingOfWhoWasNotThereThen() {
        endTick();
        long late = visible(world, 1, 1);
        long hidden = world.spawnTransient(1, 0);
        endTick();
        assertFalse(history.find(late, 1));
        assertPlace(late, 2, 1, 1);
        assertFalse(history.find(hidden, 2));
        assertFalse(history.find(Handle.NONE, 2));
        assertFalse(history.find(Handle.of(41, 1), 2));
        assertFalse(history.find(Handle.of(-1, 1), 2));

        world.visible().remove(late);
        endTick();
        assertPlace(late, 2, 1, 1, "it was seen then");
        assertFalse(history.find(late, 3));
    }

    @Test
    void shouldNotTakeAnotherForOneWhoseIndexItHas() {
        long first = visible(world, 1, 1);
        endTick();
        world.despawn(first);
        long second = visible(world, 2, 2);
        assertEquals(Handle.index(first), Handle.index(second), "the index is used again");
        assertPlace(first, 1, 1, 1);
        assertFalse(history.find(second, 1));
        endTick();
        assertFalse(history.find(first, 1), "the index means another now");
        assertFalse(history.find(second, 1));
        assertPlace(second, 2, 2, 2);
    }

    /// Against a model that keeps every place of every tick.
    @Test
    void shouldAgreeWithARecordOfEverythingWhateverHappened() {
        var random = new Random(17);
        Map<Long, Map<Long, float[]>> kept = new HashMap<>();
        Map<Integer, Long> lastOfIndex = new HashMap<>();
        Set<Long> handles = new LinkedHashSet<>();
        kept.put(0L, Map.of());
        int found = 0;
        for (int round = 0; round < 3000; round++) {
            for (int i = random.nextInt(30); i > 0; i--) {
                act(random);
            }
            if (random.nextInt(50) == 0) {
                overrunTheLog();
            }
            endTick();
            var places = new HashMap<Long, float[]>();
            for (int index = world.visible().next(1); index != 0; index = world.visible().next(index + 1)) {
                places.put(world.handleAt(index), new float[] {world.x().at(index), world.y().at(index)});
                lastOfIndex.put(index, world.handleAt(index));
                handles.add(world.handleAt(index));
            }
            kept.put(tick, places);
            kept.remove(tick - SPAN - 1);
            handles.removeIf(handle -> kept.values().stream().noneMatch(each -> each.containsKey(handle)));
            assertEquals(Math.max(0, tick - SPAN), history.oldestTick());
            for (long handle : handles) {
                for (long past = history.oldestTick(); past <= tick; past++) {
                    var place = lastOfIndex.get(Handle.index(handle)) == handle ? kept.get(past).get(handle) : null;
                    if (place == null) {
                        assertFalse(history.find(handle, past), () -> "of " + Handle.text(handle) + " at tick " + tick);
                    } else {
                        assertPlace(handle, past, place[0], place[1]);
                        found++;
                    }
                }
            }
        }
        assertTrue(found > 100_000, "only " + found + " places were compared");
    }

    @Test
    void shouldReachLessFarBackWhereMoreThanAQuarterMovesInEveryTick() {
        int entities = 4096;
        var many = keeper(entities, SPAN);
        var handles = new long[entities];
        for (int i = 0; i < entities; i++) {
            handles[i] = visible(many.world(), 0, 0);
        }
        for (int moves = 1; moves <= 25; moves++) {
            for (long handle : handles) {
                many.world().x().set(handle, moves);
            }
            many.recordPlaces(moves);
        }
        // Room for a quarter of 4096 in 10 ticks, rounded up to 16384, is room for all in four.
        assertEquals(21, many.world().history().oldestTick());
        for (long handle : handles) {
            assertTrue(many.world().history().find(handle, 21));
            assertEquals(21, many.world().history().x());
            assertTrue(many.world().history().find(handle, 3));
            assertEquals(21, many.world().history().x(), "the oldest that is kept");
        }
    }

    @Test
    void shouldKeepNothingWhereItIsOff() {
        var without = keeper(16, 0);
        long entity = visible(without.world(), 1, 1);
        without.recordPlaces(1);
        assertFalse(without.world().history().find(entity, 1));
    }

    @Test
    void shouldChangeNoHash() {
        long entity = visible(world, 1, 1);
        long before = world.hash();
        endTick();
        assertEquals(before, world.hash());
        world.x().set(entity, 3);
        endTick();
        world.x().set(entity, 1);
        endTick();
        assertEquals(before, world.hash());
    }

    private void act(Random random) {
        long some = world.handleAt(1 + random.nextInt(world.capacity()));
        if (some == Handle.NONE) {
            some = world.spawnTransient(1, 0);
            if (random.nextBoolean()) {
                world.visible().add(some);
            }
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> world.despawn(some);
            case 1 -> world.visible().add(some);
            case 2 -> world.visible().remove(some);
            case 3, 4, 5 -> world.changes().mark();
            default -> {
                world.x().set(some, random.nextInt(100));
                world.y().set(some, random.nextInt(2));
            }
        }
    }

    /// More changes in one tick than the change log holds.
    private void overrunTheLog() {
        for (int i = 0; i < 1000; i++) {
            long some = world.handleAt(1 + i % 7);
            if (some != Handle.NONE) {
                world.x().set(some, i % 100);
            }
            world.changes().mark();
        }
    }

    private void endTick() {
        keeper.recordPlaces(++tick);
    }

    private void assertPlace(long handle, long at, float x, float y) {
        assertPlace(handle, at, x, y, "");
    }

    private void assertPlace(long handle, long at, float x, float y, String why) {
        assertTrue(history.find(handle, at), () -> Handle.text(handle) + " has no place at tick " + at + " " + why);
        assertEquals(x, history.x(), why);
        assertEquals(y, history.y(), why);
    }

    private static long visible(World in, float x, float y) {
        long entity = in.spawnTransient(1, 0);
        in.x().set(entity, x);
        in.y().set(entity, y);
        in.visible().add(entity);
        return entity;
    }

    private static WorldKeeper keeper(int entities, int ticks) {
        var made = new WorldKeeper(new WorldId("test"), new Bounds(5000, 5000), entities, ticks, new ThreadOwner());
        made.start(false);
        return made;
    }
}
