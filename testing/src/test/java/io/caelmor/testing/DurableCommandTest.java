package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `applied` of a durable command is a promise: on a whole kernel, with a store that answers when it is let.
class DurableCommandTest {
    private final MemoryStore store = new MemoryStore();
    private final CounterPlugin game = new CounterPlugin();
    private volatile CountDownLatch door = new CountDownLatch(0);
    private SteppedServer server;

    @BeforeEach
    void start() {
        server = SteppedServer.with("counter", game).with("memory-store", store).set("sessions.handshake_seconds", 300L).set("persistence.alarm_seconds", 60L)
                .set("persistence.durable_commands", 16L).start();
        server.kernel().failurePoints().arm("persist.beforeCommit", this::waitAtTheDoor);
    }

    @AfterEach
    void stop() {
        door.countDown();
        store.answer = CommitOutcome.COMMITTED;
        var report = server.stop();
        assertTrue(report.clean(), report::toString);
        assertEquals(0, server.counter("tick.hook_faults"));
    }

    @Test
    void shouldTellAppliedWhenTheCommitIsConfirmedAndNotBefore() {
        var ann = settled("ann");
        shutDoor();
        keep(ann, 1, 5);
        ann.command(CounterPlugin.ADD, 2, writer -> writer.zigzag(1));
        server.step(20);
        assertEquals(List.of("2:0"), Receipts.of(ann), "only what promises nothing is answered");
        assertEquals(6, game.number.get(server.kernel().sessions().at(0).viewpoint()), "its effect is there");

        door.countDown();
        server.stepUntil(() -> Receipts.of(ann).size() == 2);
        assertEquals(Receipts.withTicks(ann).getFirst().replace("2:", "1:"), Receipts.withTicks(ann).getLast(), "in the tick that processed both");
        assertEquals(6L, saved());
    }

    @Test
    void shouldRejectAtOnceWhatTheGameRejects() {
        var ann = settled("ann");
        shutDoor();
        keep(ann, 1, 1001);
        server.step(2);
        assertEquals(List.of("1:" + game.tooMuch.id()), Receipts.of(ann));
        for (int number = 2; number < 40; number++) {
            keep(ann, number, 1001);
            server.step();
        }
        assertEquals(39, Receipts.of(ann).size(), "what is rejected keeps no room");
        assertEquals(0, server.counter("inbound.not_durable"));
    }

    @Test
    void shouldTellOfDeferredOnesLikewise() {
        var ann = settled("ann");
        shutDoor();
        ann.command(CounterPlugin.KEEP_LATER, 1, _ -> { });
        ann.command(CounterPlugin.ADD, 2, writer -> writer.zigzag(1));
        server.step(10);
        assertEquals(List.of("2:0"), Receipts.of(ann));
        door.countDown();
        server.stepUntil(() -> Receipts.of(ann).size() == 2);

        game.settleLater = false;
        ann.command(CounterPlugin.KEEP_LATER, 3, _ -> { });
        server.step(2);
        assertEquals("3:8", Receipts.of(ann).getLast(), "what nobody settled is rejected, at once");
    }

    @Test
    void shouldRefuseThemFromTheFirstFailedCommitUntilOneIsConfirmed() {
        var ann = settled("ann");
        store.answer = CommitOutcome.UNKNOWN;
        keep(ann, 1, 5);
        server.stepUntil(() -> server.counter("persist.failures") == 1);
        assertFalse(healthy());
        keep(ann, 2, 7);
        server.step(2);
        assertEquals(List.of("2:9"), Receipts.of(ann));
        assertEquals(5, game.number.get(server.kernel().sessions().at(0).viewpoint()), "it has changed nothing");

        store.answer = CommitOutcome.COMMITTED;
        server.stepUntil(() -> Receipts.of(ann).size() == 2);
        server.stepUntil(this::healthy);
        keep(ann, 3, 7);
        server.stepUntil(() -> Receipts.of(ann).size() == 3);
        assertEquals(List.of("2:9", "1:0", "3:0"), Receipts.of(ann));
        assertEquals(12L, saved());
        assertEquals(1, server.counter("persist.failures"));
    }

    @Test
    void shouldCallAStoreThatDoesNotAnswerAFailureAfterTheAlarmsTime() {
        var ann = settled("ann");
        shutDoor();
        keep(ann, 1, 5);
        server.step(10 + 600);
        assertTrue(healthy());
        server.step(2);
        assertFalse(healthy());
        door.countDown();
        server.stepUntil(this::healthy);
        server.stepUntil(() -> Receipts.of(ann).size() == 1);
    }

    @Test
    void shouldRefuseWhatHasNoRoomToWait() {
        var ann = settled("ann");
        shutDoor();
        var expected = new ArrayList<String>();
        for (int number = 1; number <= 20; number++) {
            keep(ann, number, 1);
            server.step();
        }
        for (int number = 17; number <= 20; number++) {
            expected.add(number + ":9");
        }
        assertEquals(expected, Receipts.of(ann));
        assertEquals(16, game.number.get(server.kernel().sessions().at(0).viewpoint()));
        door.countDown();
        for (int number = 1; number <= 16; number++) {
            expected.add(number + ":0");
        }
        server.stepUntil(() -> Receipts.of(ann).size() == 20);
        assertEquals(expected, Receipts.of(ann), "in the order they were applied in");
        assertEquals(4, server.counter("inbound.not_durable"));
    }

    @Test
    void shouldNotAnswerOnALaterConnection() {
        var ann = settled("ann");
        shutDoor();
        keep(ann, 1, 5);
        server.step(2);
        ann.drop();
        server.step();
        var again = server.connect().resume(ann.token());
        server.step(3);
        keep(again, 1, 6);
        server.step(2);
        door.countDown();
        server.stepUntil(() -> !Receipts.of(again).isEmpty());
        server.step(20);
        assertEquals(1, Receipts.of(again).size(), "its own alone");
        assertEquals(11L, saved());
    }

    @Test
    void shouldSayGoodbyeWhenAllIsSavedAndAnswerBefore() {
        var ann = settled("ann");
        shutDoor();
        keep(ann, 1, 5);
        server.step(3);
        ann.bye();
        server.step(20);
        assertTrue(ann.isOpen(), "nobody knows yet whether it is saved");
        assertEquals(SessionState.LEAVING, server.kernel().sessions().at(0).state());
        door.countDown();
        server.stepUntil(() -> !ann.isOpen());
        assertEquals(List.of("1:0"), Receipts.of(ann));
        assertEquals(CloseReason.BYE, ann.closeReason().orElseThrow());
        assertEquals(5L, saved());
    }

    @Test
    void shouldLetWhoIsTiredOfWaitingGo() {
        var ann = settled("ann");
        shutDoor();
        keep(ann, 1, 5);
        ann.bye();
        server.step(5);
        ann.drop();
        server.step(5);
        assertEquals(SessionState.LEAVING, server.kernel().sessions().at(0).state());
        door.countDown();
        server.stepUntil(() -> server.kernel().sessions().at(0).state() == SessionState.FREE);
        assertEquals(5L, saved());
    }

    /// A client whose arrival is saved, so that the next cut is of what it does.
    private TestClient settled(String account) {
        var client = server.join(account);
        server.stepUntil(() -> server.counter("persist.committed") > 0);
        return client;
    }

    private void keep(TestClient client, int number, int amount) {
        client.command(CounterPlugin.KEEP, number, writer -> writer.zigzag(amount));
    }

    private boolean healthy() {
        return server.kernel().metrics().gauges().stream().filter(gauge -> gauge.name().equals("persist.healthy")).findFirst().orElseThrow()
                .read().getAsLong() == 1;
    }

    private long saved() {
        return (long) store.entities.values().iterator().next().values().get("counter.number");
    }

    private void shutDoor() {
        door = new CountDownLatch(1);
    }

    private void waitAtTheDoor() {
        try {
            door.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
