package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.Pipeline;
import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.SessionState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// From a changed column to the store and back to life, on a whole kernel.
class PersistenceTest {
    private final MemoryStore store = new MemoryStore();

    @Test
    void shouldBringAnAccountBackAsItLeftAcrossServers() {
        var game = new CounterPlugin();
        var server = start(game);
        var ann = server.join("ann");
        ann.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(41));
        server.step();
        assertStopsClean(server);

        var after = new CounterPlugin();
        var next = start(after);
        next.join("ann").command(CounterPlugin.ADD, 1, writer -> writer.zigzag(1));
        next.step();
        assertEquals("joined ann with 41", after.log.getFirst());
        assertStopsClean(next);
        assertEquals(1, store.entities.size(), "the same entity, not a second one");
        assertEquals(42L, store.entities.values().iterator().next().values().get("counter.number"));
    }

    @Test
    void shouldSaveOnLeavingAndLoadTheLatestForWhoReturnsAtOnce() {
        var game = new CounterPlugin();
        var server = start(game);
        for (int round = 0; round < 200; round++) {
            var ann = server.join("ann");
            assertEquals("joined ann with " + round, game.log.stream().filter(line -> line.startsWith("joined")).toList().getLast());
            ann.command(CounterPlugin.ADD, round, writer -> writer.zigzag(1));
            server.step(round % 3);
            ann.bye();
        }
        assertStopsClean(server);
    }

    @Test
    void shouldKeepAnEntityDirtyWhileNobodyConfirmsItsCommit() {
        var game = new CounterPlugin();
        var server = start(game);
        store.answer = CommitOutcome.UNKNOWN;
        var ann = server.join("ann");
        ann.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(1));
        server.step(30);
        server.stepUntil(() -> server.counter("persist.retried") > 1);
        ann.bye();
        server.step(30);
        assertEquals(SessionState.LEAVING, server.kernel().sessions().at(0).state(), "it does not leave before it is safe");
        assertEquals(0, server.counter("persist.committed"));

        store.answer = CommitOutcome.COMMITTED;
        server.stepUntil(() -> server.kernel().sessions().at(0).state() == SessionState.FREE);
        assertEquals(1L, store.entities.values().iterator().next().values().get("counter.number"));
        assertStopsClean(server);
    }

    @Test
    void shouldCoalesceWhatChangesWhileACutIsOnItsWay() {
        var game = new CounterPlugin();
        var server = start(game);
        store.answer = CommitOutcome.UNKNOWN;
        var ann = server.join("ann");
        for (int tick = 0; tick < 50; tick++) {
            ann.command(CounterPlugin.ADD, tick, writer -> writer.zigzag(1));
            server.step();
        }
        assertEquals(1, server.counter("persist.captured"), "one cut is on its way, whatever changes");
        store.answer = CommitOutcome.COMMITTED;
        server.stepUntil(() -> server.counter("persist.committed") == 2);
        assertEquals(50L, store.entities.values().iterator().next().values().get("counter.number"));
        assertStopsClean(server);
    }

    @Test
    void shouldLetAnAccountInWhateverItOwns() {
        var server = start(new CounterPlugin());
        var ann = server.join("ann");
        long account = server.kernel().sessions().at(0).accountId();
        for (int i = 0; i < 9; i++) {
            server.kernel().world().spawnPersistent(1, account);
        }
        ann.bye();
        server.stepUntil(() -> !ann.isOpen());
        assertStopsClean(server);

        var poorer = SteppedServer.with("counter", new CounterPlugin()).with("memory-store", store)
                .set("persistence.entities_per_account", 2L).start();
        poorer.join("ann");
        var world = poorer.kernel().world();
        assertEquals(10, world.population());
        assertEquals(0, world.roomOf(account));
        assertStopsClean(poorer);
    }

    @Test
    void shouldStopAndSaySoWhenAnotherServerOwnsTheWorld() {
        var server = start(new CounterPlugin());
        store.answer = CommitOutcome.FENCED;
        server.join("ann");
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (server.kernel().step() && System.nanoTime() < deadline) {
            Thread.yield();
        }
        var report = server.kernel().awaitStop();
        assertTrue(report.fault());
        assertFalse(report.saved());
        assertTrue(report.reason().contains("another server"), report::reason);
        assertTrue(store.entities.isEmpty());
    }

    @Test
    void shouldNotSayGoodbyeToWhomNothingIsSavedForAnyMore() {
        var server = start(new CounterPlugin());
        store.answer = CommitOutcome.UNKNOWN;
        var ann = server.join("ann");
        ann.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(1));
        server.stepUntil(() -> server.counter("persist.retried") > 0);
        ann.bye();
        server.step(3);
        assertTrue(ann.isOpen());
        store.answer = CommitOutcome.FENCED;
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (server.kernel().step() && System.nanoTime() < deadline) {
            Thread.yield();
        }
        assertTrue(server.kernel().awaitStop().fault());
        assertEquals(CloseReason.FAULT, ann.closeReason().orElseThrow());
    }

    @Test
    void shouldTellAClientWhoseAccountCanNotBeLoaded() {
        var server = start(new CounterPlugin());
        store.refuseLoads = true;
        var ann = server.connect().hello("ann");
        server.stepUntil(() -> !ann.isOpen());
        assertEquals(CloseReason.STORE, ann.closeReason().orElseThrow());
        assertEquals(1, server.counter("persist.loads_failed"));
        assertStopsClean(server);
    }

    @Test
    void shouldWaitForAStoreThatNeverAnswersNoLongerThanItIsTold() {
        var never = new CountDownLatch(1);
        var server = SteppedServer.with("counter", new CounterPlugin()).with("store", store).set("persistence.stop_seconds", 1L).start();
        server.kernel().failurePoints().arm("persist.beforeCommit", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        server.join("ann");
        var report = assertTimeout(Duration.ofSeconds(8), server::stop);
        assertFalse(report.saved());
        never.countDown();
    }

    @Test
    void shouldDropALoadWhoseSessionIsGone() {
        var server = start(new CounterPlugin());
        var ann = server.connect().hello("ann");
        server.step();
        ann.drop();
        server.step(400);
        server.stepUntil(() -> server.kernel().sessions().at(0).state() == SessionState.FREE);
        assertEquals(0, server.kernel().world().population());
        assertStopsClean(server);
    }

    @Test
    void shouldNotStartOnASavedValueThatIsNoNumber() {
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            store.entities.put(7L, new MemoryStore.Saved(0, 1, Map.of("y", Float.floatToRawIntBits(odd) & 0xFFFF_FFFFL)));
            var refusal = assertThrows(IllegalStateException.class, () -> start(new CounterPlugin())).getMessage();
            assertTrue(refusal.contains("entity 7 has " + odd + " in the column 'y'"), refusal);
        }
    }

    private SteppedServer start(CounterPlugin game) {
        return SteppedServer.with("counter", game).with("memory-store", store)
                // Game time outruns the store's thread here: nobody is to be sent away for it.
                .set("sessions.handshake_seconds", 300L).start();
    }

    private static void assertStopsClean(SteppedServer server) {
        var report = server.stop();
        assertTrue(report.clean(), report::toString);
        for (var pipeline : server.kernel().pipelines()) {
            assertTrue(pipeline.balances().stream().allMatch(Pipeline.Balance::holds), pipeline::toString);
        }
    }
}
