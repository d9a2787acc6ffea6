package io.caelmor.kernel.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.thread.ThreadOwner;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final WorldKeeper keeper = new WorldKeeper(new WorldId("test"), new Bounds(100, 100), 16, new ThreadOwner());
    private final World world = keeper.world();
    private final IntColumn health = world.column("combat.health").replicated(Scope.ALL).persisted().ofInt(100);
    private final TextColumn name = world.column("name").replicated(Scope.ALL).ofText("nobody", 8);
    private final EntitySet targets = world.set("targets");

    WorldTest() {
        keeper.start(false);
    }

    @Test
    void shouldBeginEachLifeWithTheDeclaredValues() {
        long first = world.spawnTransient(7, 3);
        health.set(first, 1);
        name.set(first, "ann");
        world.x().set(first, 5);
        targets.add(first);
        world.visible().add(first);
        world.despawn(first);

        long second = world.spawnTransient(8, 0);
        assertEquals(Handle.index(first), Handle.index(second), "the index is used again");
        assertEquals(100, health.get(second));
        assertEquals("nobody", name.get(second));
        assertEquals(0, world.x().get(second));
        assertEquals(8, world.kind().get(second));
        assertEquals(0, world.ownerOf(second));
        assertFalse(targets.contains(second));
        assertFalse(world.visible().contains(second));
    }

    @Test
    void shouldNeverGiveAHandleTwice() {
        var seen = new HashSet<Long>();
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            long handle = world.spawnTransient(1, random.nextInt(3));
            assertTrue(seen.add(handle));
            world.despawn(handle);
        }
    }

    @Test
    void shouldRefuseAStaleHandleEverywhereAndChangeNothing() {
        long alive = world.spawnTransient(1, 5);
        long gone = world.spawnTransient(1, 5);
        world.despawn(gone);
        long newer = world.spawnTransient(1, 5);
        targets.add(newer);
        long before = world.hash();
        long head = world.changes().head();
        for (long stale : new long[] {gone, Handle.NONE, Handle.of(0, 1), Handle.of(17, 1), Handle.of(-1, 1),
            Handle.of(Integer.MAX_VALUE, 1), Handle.of(Handle.index(newer), 0), Handle.of(Handle.index(alive), 2), -1, Long.MIN_VALUE}) {
            assertFalse(world.alive(stale));
            for (var call : List.<Runnable>of(() -> health.set(stale, 1), () -> health.get(stale), () -> name.set(stale, "x"),
                    () -> world.x().set(stale, 1), () -> world.despawn(stale), () -> world.setOwner(stale, 9), () -> world.ownerOf(stale),
                    () -> world.persistentId(stale), () -> world.nextOwned(stale), () -> targets.add(stale), () -> targets.remove(stale),
                    () -> targets.contains(stale), () -> world.visible().add(stale))) {
                assertThrows(StaleEntityException.class, call::run);
            }
        }
        assertEquals(before, world.hash());
        assertEquals(head, world.changes().head());
        assertEquals(2, world.population());
    }

    @Test
    void shouldRefuseToSpawnWhenFullAndCountIt() {
        for (int i = 0; i < 16; i++) {
            assertNotEquals(Handle.NONE, world.spawnTransient(1, 0));
        }
        keeper.supplyIds(1, 5);
        assertEquals(Handle.NONE, world.spawnTransient(1, 0));
        assertEquals(Handle.NONE, world.spawnPersistent(1, 0));
        assertEquals(2, world.refusedSpawns());
        assertEquals(5, keeper.idsLeft(), "a refused spawn uses up no id");
        world.despawn(world.handleAt(4));
        assertEquals(4, Handle.index(world.spawnTransient(1, 0)));
    }

    @Test
    void shouldRefuseAPersistentSpawnWithoutIds() {
        assertEquals(Handle.NONE, world.spawnPersistent(1, 0));
        assertEquals(1, world.refusedSpawns());
        assertEquals(0, world.population());
        keeper.supplyIds(10, 2);
        keeper.supplyIds(50, 1);
        assertEquals(10, world.persistentId(world.spawnPersistent(1, 0)));
        assertEquals(11, world.persistentId(world.spawnPersistent(1, 0)));
        assertEquals(50, world.persistentId(world.spawnPersistent(1, 0)));
        assertEquals(Handle.NONE, world.spawnPersistent(1, 0));
    }

    @Test
    void shouldDeclareNothingAfterTheStart() {
        assertThrows(IllegalStateException.class, () -> world.column("late").ofInt(0));
        assertThrows(IllegalStateException.class, () -> world.set("late"));
        assertThrows(IllegalStateException.class, () -> world.kind("late"));
        assertThrows(IllegalStateException.class, () -> world.kind("late"), "the first refusal left nothing behind");
        assertTrue(world.kinds().isEmpty());
        assertTrue(world.find("late").isEmpty());
        assertEquals(targets, world.set("targets"));
    }

    @Test
    void shouldRefuseAColumnDeclaredTwiceOrWithValuesItCanNotHold() {
        var fresh = new WorldKeeper(new WorldId("fresh"), new Bounds(1, 1), 16, new ThreadOwner()).world();
        assertThrows(IllegalStateException.class, () -> fresh.column("kind").ofInt(0));
        assertThrows(IllegalArgumentException.class, () -> fresh.column("Kind"));
        assertThrows(IllegalArgumentException.class, () -> fresh.column("a.b.").ofInt(0));
        assertThrows(IllegalArgumentException.class, () -> fresh.column("a").ofFloat(Float.NaN));
        assertThrows(IllegalArgumentException.class, () -> fresh.column("a").ofFloat(Float.NEGATIVE_INFINITY, 1));
        assertThrows(IllegalArgumentException.class, () -> fresh.column("a").ofFloat(0, 0.3f));
        assertThrows(IllegalArgumentException.class, () -> fresh.column("a").ofText("too long", 7));
        assertThrows(IllegalArgumentException.class, () -> fresh.column("a").ofText("", 0));
        assertTrue(fresh.find("a").isEmpty());
    }

    @Test
    void shouldListWhatAnAccountOwns() {
        long first = world.spawnTransient(1, 5);
        long second = world.spawnTransient(1, 5);
        long third = world.spawnTransient(1, 6);
        assertEquals(Handle.NONE, world.firstOwned(0), "the world's own are not listed");
        world.setOwner(first, 6);
        assertEquals(second, world.firstOwned(5));
        assertEquals(Handle.NONE, world.nextOwned(second));
        world.setOwner(second, 0);
        assertEquals(Handle.NONE, world.firstOwned(5));
        var owned = new HashSet<Long>();
        for (long handle = world.firstOwned(6); handle != Handle.NONE; handle = world.nextOwned(handle)) {
            owned.add(handle);
        }
        assertEquals(java.util.Set.of(first, third), owned);
    }

    @Test
    void shouldGiveAnAccountNoMoreThanItMayOwn() {
        keeper.limitAccounts(2);
        long first = world.spawnTransient(1, 5);
        world.spawnTransient(1, 5);
        assertEquals(0, world.roomOf(5));
        assertEquals(Handle.NONE, world.spawnTransient(1, 5));
        assertEquals(Handle.NONE, world.spawnPersistent(1, 5));
        assertEquals(2, world.refusedSpawns());
        long other = world.spawnTransient(1, 6);
        assertThrows(IllegalStateException.class, () -> world.setOwner(other, 5));
        assertEquals(6, world.ownerOf(other), "it stays where it was");
        world.setOwner(first, 0);
        assertEquals(1, world.roomOf(5));
        world.setOwner(other, 5);
        assertEquals(2, world.roomOf(6));
        assertEquals(Integer.MAX_VALUE, world.roomOf(0));
    }

    @Test
    void shouldHashEqualWorldsEquallyAndAnyDifferenceDifferently() {
        var other = new WorldTest();
        long mine = populate(this);
        long yours = populate(other);
        assertEquals(mine, yours);
        long hash = world.hash();
        assertEquals(hash, other.world.hash());

        differs(hash, () -> health.set(mine, 99), () -> health.set(mine, 100));
        differs(hash, () -> name.set(mine, "bob"), () -> name.set(mine, "nobody"));
        differs(hash, () -> world.x().set(mine, -0.0f), () -> world.x().set(mine, 0));
        differs(hash, () -> world.visible().add(mine), () -> world.visible().remove(mine));
        differs(hash, () -> world.setOwner(mine, 8), () -> world.setOwner(mine, 7));
        world.despawn(world.spawnTransient(1, 0));
        assertEquals(hash, world.hash(), "only the living count");
        world.despawn(mine);
        assertNotEquals(hash, world.hash());
    }

    private void differs(long hash, Runnable change, Runnable back) {
        change.run();
        assertNotEquals(hash, world.hash());
        back.run();
        assertEquals(hash, world.hash());
    }

    private static long populate(WorldTest test) {
        for (int i = 0; i < 5; i++) {
            test.world.spawnTransient(i, i);
        }
        return test.world.spawnTransient(3, 7);
    }
}
