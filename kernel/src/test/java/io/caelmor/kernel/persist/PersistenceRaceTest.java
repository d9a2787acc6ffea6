package io.caelmor.kernel.persist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.fault.Emergency;
import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.ScriptedStore;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The store's thread is held up or fails at awkward moments.
class PersistenceRaceTest implements LoadListener {
    private static final int CAP_LOADS = 4;

    private final ScriptedStore store = new ScriptedStore();
    private final ThreadOwner owner = new ThreadOwner();
    private final WorldKeeper keeper = new WorldKeeper(new WorldId("test"), new Bounds(100, 100), 64, owner);
    private final World world = keeper.world();
    private final IntColumn gold = world.column("gold").persisted().ofInt(0);
    private final List<String> stops = new ArrayList<>();
    private final List<Long> loaded = new ArrayList<>();
    private final List<Integer> failed = new ArrayList<>();
    private final Emergency emergency = new Emergency((culprit, _) -> stops.add("out of memory in " + culprit));
    private final Persistence persistence = new Persistence(keeper, store, new PersistenceLimits(1, 1000, CAP_LOADS, 16, 64), owner,
            new Metrics(), new FailurePoints(), stops::add, "the store", emergency);
    private long tick;

    PersistenceRaceTest() throws StoreException {
        keeper.start(true);
        persistence.listener(this);
        persistence.open();
    }

    @AfterEach
    void close() {
        store.onCommit(() -> {});
        store.onLoad(() -> {});
        persistence.close(5_000_000_000L);
    }

    @Test
    void shouldSaveThoughTheQueueIsFullOfLoads() {
        var gate = store.holdLoads();
        long entity = world.spawnPersistent(1, 0);
        for (int slot = 0; slot < CAP_LOADS; slot++) {
            assertTrue(persistence.mayLoad());
            persistence.load("9", slot, 1);
        }
        assertFalse(persistence.mayLoad());
        assertThrows(IllegalStateException.class, () -> persistence.load("9", CAP_LOADS, 1));
        step();
        gold.set(entity, 5);
        step();
        assertFalse(persistence.settled());
        gate.countDown();
        stepUntil(persistence::settled);
        assertEquals(1, store.size());
        assertEquals(0, keeper.capturedCount());
        assertEquals(CAP_LOADS, loaded.size());
        assertEquals(List.of(), stops);
    }

    @Test
    void shouldHoldAllCompletionsHoweverSlowTheTickIs() {
        // The worker finishes whole batches while no tick applies what it finished.
        for (int slot = 0; persistence.mayLoad(); slot++) {
            persistence.load("9", slot, 1);
            waitFor(() -> persistence.queued() == 0);
        }
        waitFor(() -> persistence.finished() == CAP_LOADS);
        stepUntil(() -> persistence.loadsOut() == 0);
        assertEquals(CAP_LOADS, loaded.size());
        world.spawnPersistent(1, 0);
        stepUntil(() -> persistence.settled() && store.size() == 1);
    }

    @Test
    void shouldStopTheServerWhenTheStoreFailsInTheWorstWay() {
        store.onCommit(() -> {
            throw new AssertionError("thrown on purpose");
        });
        world.spawnPersistent(1, 0);
        stepUntil(() -> !stops.isEmpty());
        assertTrue(persistence.lost());
    }

    @Test
    void shouldFailALoadThatFailsInTheWorstWayAndGoOn() {
        store.onLoad(() -> {
            throw new AssertionError("thrown on purpose");
        });
        persistence.load("9", 3, 1);
        stepUntil(() -> failed.equals(List.of(3)));
        store.onLoad(() -> {});
        persistence.load("9", 3, 1);
        stepUntil(() -> loaded.equals(List.of(9L)));
    }

    @Test
    void shouldNotGiveAGiftBackToAGiverWhoReturnsBeforeItIsSaved() {
        long sword = world.spawnPersistent(1, 7);
        stepUntil(persistence::settled);
        var gate = store.holdCommits();
        gold.set(sword, 1);
        step();
        world.setOwner(sword, 8);
        persistence.load("7", 0, 1);
        step();
        gate.countDown();
        stepUntil(() -> loaded.contains(7L));
        stepUntil(persistence::settled);
        assertEquals(Handle.NONE, world.firstOwned(7));
        assertEquals(sword, world.firstOwned(8));
        assertEquals(1, world.population());
    }

    @Test
    void shouldNotReviveAnEntityWhoseEndIsNotSavedYet() {
        long potion = world.spawnPersistent(1, 7);
        stepUntil(persistence::settled);
        var gate = store.holdLoads();
        persistence.load("7", 0, 1);
        world.despawn(potion);
        gate.countDown();
        stepUntil(() -> loaded.contains(7L));
        stepUntil(persistence::settled);
        assertEquals(0, world.population());
        assertEquals(0, store.size());
    }

    @Test
    void shouldNotBringAGiftToLifeTwiceForWhoWasAway() {
        long sword = world.spawnPersistent(1, 7);
        stepUntil(persistence::settled);
        world.setOwner(sword, 8);
        stepUntil(persistence::settled);
        persistence.load("8", 0, 1);
        stepUntil(() -> loaded.contains(8L));
        assertEquals(sword, world.firstOwned(8));
        assertEquals(Handle.NONE, world.nextOwned(sword));
        assertEquals(1, world.population());
    }

    @Test
    void shouldDoWhatWasAskedRightBeforeItIsClosed() throws StoreException {
        for (int i = 0; i < 200; i++) {
            var quick = new ScriptedStore();
            var around = new WorldKeeper(new WorldId("test"), new Bounds(1, 1), 16, owner);
            var saving = new Persistence(around, quick, new PersistenceLimits(1, 1000, 4, 4, 64), owner, new Metrics(), new FailurePoints(),
                    stops::add, "the store", emergency);
            around.start(true);
            saving.listener(this);
            saving.open();
            around.world().spawnPersistent(1, 0);
            for (int wait = 0; wait < i % 20; wait++) {
                Thread.yield();
            }
            saving.beginTick(1);
            saving.endTick();
            assertTrue(saving.close(5_000_000_000L), "close " + i);
            assertEquals(1, quick.size());
        }
    }

    private void step() {
        persistence.beginTick(++tick);
        persistence.applyCompletions();
        persistence.endTick();
    }

    private void stepUntil(BooleanSupplier condition) {
        waitFor(() -> {
            step();
            return condition.getAsBoolean();
        });
    }

    private static void waitFor(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("did not come to hold within a minute");
            }
            Thread.yield();
        }
    }

    @Override
    public boolean awaits(int slot, int activation) {
        return true;
    }

    @Override
    public void loaded(int slot, int activation, long account) {
        loaded.add(account);
    }

    @Override
    public void loadFailed(int slot, int activation) {
        failed.add(slot);
    }
}
