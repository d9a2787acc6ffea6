package io.caelmor.kernel.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.thread.ThreadOwner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Saving against a model: a store that a cut is written to when its commit is confirmed, and what it must hold in the end.
class SavesModelTest {
    /// An entity as a cut shows it; `value` is `null` for one that is gone.
    private record Row(long account, long version, Integer value) {}

    private final WorldKeeper keeper = new WorldKeeper(new WorldId("test"), new Bounds(100, 100), 24, new ThreadOwner());
    private final World world = keeper.world();
    private final IntColumn gold = world.column("gold").persisted().ofInt(0);
    private final Map<Long, Row> store = new HashMap<>();
    private Map<Long, Row> onItsWay;
    private long nextId = 1;

    SavesModelTest() {
        keeper.start(true);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldCallCleanOnlyWhatTheStoreHolds(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < 4000; step++) {
            keeper.beginTick(step);
            act(random, step);
            check();
        }
        settle();
        check();
        assertEquals(alive().size(), store.size(), "the store holds the living persistent entities and no other");
        assertEquals(-1, keeper.oldestUnsavedTick());
    }

    private void act(Random random, int step) {
        var alive = alive();
        long some = alive.isEmpty() ? Handle.NONE : alive.get(random.nextInt(alive.size()));
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                if (keeper.idsLeft() == 0) {
                    keeper.supplyIds(nextId, 10);
                    nextId += 10;
                }
                world.spawnPersistent(1, random.nextInt(4));
            }
            case 2, 3, 4 -> {
                if (some != Handle.NONE) {
                    gold.set(some, random.nextInt(3));
                }
            }
            case 5, 6 -> {
                if (some != Handle.NONE) {
                    world.despawn(some);
                }
            }
            case 7 -> {
                if (some != Handle.NONE) {
                    world.setOwner(some, random.nextInt(4));
                }
            }
            case 8 -> capture();
            case 9 -> commit();
            case 10 -> leaveAndReturn(1 + random.nextInt(3), random.nextBoolean());
            default -> {
                long passing = world.spawnTransient(2, 1);
                if (passing != Handle.NONE) {
                    gold.set(passing, step);
                    world.despawn(passing);
                }
            }
        }
    }

    private void capture() {
        if (onItsWay != null) {
            assertThrows(IllegalStateException.class, keeper::capture, "one cut at a time");
            return;
        }
        int dirty = keeper.dirtyCount();
        if (dirty == 0) {
            return;
        }
        keeper.capture();
        assertEquals(dirty, keeper.capturedCount());
        onItsWay = new HashMap<>();
        for (int i = 0; i < keeper.capturedCount(); i++) {
            int index = keeper.capturedAt(i);
            var row = new Row(world.ownerAt(index), keeper.versionAt(index), world.aliveAt(index) ? gold.at(index) : null);
            assertTrue(keeper.persistentIdAt(index) > 0);
            assertEquals(null, onItsWay.put(keeper.persistentIdAt(index), row), "once in a cut");
        }
    }

    private void commit() {
        if (onItsWay == null) {
            return;
        }
        onItsWay.forEach((id, row) -> {
            var before = store.get(id);
            assertTrue(before == null || row.version() > before.version(), "versions only grow");
            if (row.value() == null) {
                store.remove(id);
            } else {
                store.put(id, row);
            }
        });
        onItsWay = null;
        keeper.committed();
    }

    private void leaveAndReturn(long account, boolean comesBack) {
        if (keeper.unsaved(account)) {
            assertThrows(IllegalStateException.class, () -> keeper.unload(account));
            return;
        }
        keeper.unload(account);
        assertEquals(Handle.NONE, world.firstOwned(account));
        comesBack |= keeper.dirtyCount() + keeper.capturedCount() > 0;
        // A store answers what it holds: an account's entities, and none that it gave away or that ended.
        var rows = new HashMap<Long, Row>();
        store.forEach((id, row) -> {
            if (row.account() == account) {
                rows.put(id, row);
            }
        });
        if (!comesBack) {
            rows.keySet().forEach(store::remove);
            return;
        }
        rows.forEach((id, row) -> {
            long handle = keeper.restore(id, account, row.version());
            keeper.restoreBits(gold, handle, row.value());
            keeper.restored(handle);
        });
    }

    private void settle() {
        commit();
        capture();
        commit();
        assertEquals(0, keeper.dirtyCount());
        assertEquals(0, keeper.capturedCount());
    }

    /// Whatever is not unsaved is in the store exactly as it is in the world, and no two entities share an identity.
    private void check() {
        var unsaved = new HashSet<Long>();
        var seen = new HashSet<Long>();
        for (long handle : alive()) {
            int index = Handle.index(handle);
            long id = world.persistentId(handle);
            assertTrue(seen.add(id), "persistent id " + id + " is alive twice");
            if (world.saves().unsaved(index)) {
                unsaved.add(id);
            } else {
                assertEquals(store.get(id), new Row(world.ownerOf(handle), keeper.versionAt(index), gold.get(handle)));
            }
        }
        if (unsaved.isEmpty() && keeper.dirtyCount() + keeper.capturedCount() == 0) {
            assertEquals(seen, store.keySet());
            assertEquals(-1, keeper.oldestUnsavedTick());
        } else {
            assertTrue(keeper.oldestUnsavedTick() >= 0);
        }
    }

    private List<Long> alive() {
        var alive = new ArrayList<Long>();
        for (int index = 1; index <= world.capacity(); index++) {
            long handle = world.handleAt(index);
            if (handle != Handle.NONE) {
                alive.add(handle);
            }
        }
        return alive;
    }

    @Test
    void shouldSaveTheEndOfAnEntityThatDiedWhileItsChangeWasOnItsWay() {
        keeper.supplyIds(1, 10);
        long entity = world.spawnPersistent(1, 0);
        keeper.capture();
        world.despawn(entity);
        keeper.committed();
        assertEquals(1, keeper.dirtyCount(), "the store holds it: its end must follow");
        keeper.capture();
        assertEquals(1, keeper.persistentIdAt(keeper.capturedAt(0)));
        assertFalse(world.aliveAt(keeper.capturedAt(0)));
        keeper.committed();
        assertEquals(0, keeper.dirtyCount());
    }

    @Test
    void shouldNotUseAnIndexAgainBeforeTheEndOfItsEntityIsCommitted() {
        keeper.supplyIds(1, 100);
        for (int i = 0; i < 24; i++) {
            world.spawnPersistent(1, 0);
        }
        keeper.capture();
        keeper.committed();
        alive().forEach(world::despawn);
        assertEquals(Handle.NONE, world.spawnTransient(1, 0), "full of entities whose end is not saved");
        keeper.capture();
        assertEquals(Handle.NONE, world.spawnTransient(1, 0));
        keeper.committed();
        for (int i = 0; i < 24; i++) {
            assertTrue(world.spawnTransient(1, 0) != Handle.NONE);
        }
    }

    @Test
    void shouldRestoreClean() {
        long handle = keeper.restore(5, 2, 7);
        keeper.restoreBits(gold, handle, 12);
        keeper.restored(handle);
        assertEquals(0, keeper.dirtyCount());
        assertFalse(keeper.unsaved(2));
        gold.set(handle, 13);
        assertTrue(keeper.unsaved(2));
        keeper.capture();
        assertEquals(8, keeper.versionAt(Handle.index(handle)));
    }

    @Test
    void shouldKeepAnAccountUnsavedWhileTheEndOfOneOfItsEntitiesIs() {
        keeper.supplyIds(1, 10);
        long avatar = world.spawnPersistent(1, 2);
        long potion = world.spawnPersistent(2, 2);
        keeper.capture();
        keeper.committed();
        world.despawn(potion);
        assertTrue(keeper.unsaved(2), "who loads now finds the potion again");
        keeper.capture();
        assertTrue(keeper.unsaved(2));
        keeper.committed();
        assertFalse(keeper.unsaved(2));
        assertTrue(world.alive(avatar));
    }

    @Test
    void shouldKeepAnAccountUnsavedWhileAGiftOfItsIs() {
        keeper.supplyIds(1, 10);
        world.spawnPersistent(1, 2);
        long sword = world.spawnPersistent(2, 2);
        keeper.capture();
        keeper.committed();
        world.setOwner(sword, 3);
        assertTrue(keeper.unsaved(2), "who loads now has the sword twice");
        assertTrue(keeper.unsaved(3));
        keeper.capture();
        world.setOwner(sword, 4);
        assertTrue(keeper.unsaved(2) && keeper.unsaved(3) && keeper.unsaved(4));
        keeper.committed();
        assertFalse(keeper.unsaved(2));
        assertTrue(keeper.unsaved(3) && keeper.unsaved(4));
        keeper.capture();
        keeper.committed();
        assertFalse(keeper.unsaved(3) || keeper.unsaved(4));
    }
}
