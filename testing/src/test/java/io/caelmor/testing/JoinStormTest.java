package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.SessionState;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// As many clients at once as there are slots, with a store that takes a few loads at a time.
class JoinStormTest {
    private static final int CAPACITY = 200;
    private static final int LOADS = 16;
    private static final int HANDSHAKE_TICKS = 20;

    private final SteppedServer server = SteppedServer.with("counter", new CounterPlugin()).with("memory.store", new MemoryStore())
            .set("sessions.capacity", (long) CAPACITY).set("sessions.connections", CAPACITY + 100L)
            .set("sessions.handshake_seconds", HANDSHAKE_TICKS / 10L).set("persistence.queue", (long) LOADS)
            .start();
    private final CountDownLatch loads = new CountDownLatch(1);

    @AfterEach
    void shouldHoldNothingAfterTheStop() {
        loads.countDown();
        var report = server.stop();
        assertTrue(report.clean(), report::toString);
    }

    @Test
    void shouldLetAllWaitWhileTheStoreTakesNoMoreLoads() {
        holdLoads();
        var clients = storm("a", CAPACITY);
        // Past the time for hello: they have said it, and it is not they who keep us waiting.
        server.step(HANDSHAKE_TICKS + 5);
        assertTrue(clients.stream().allMatch(TestClient::isOpen));
        assertEquals(LOADS, server.counter("persist.loads_requested"));

        loads.countDown();
        server.stepUntil(() -> server.kernel().sessions().activeCount() == CAPACITY);
        for (int slot = 0; slot < CAPACITY; slot++) {
            assertEquals("a" + slot, server.kernel().sessions().at(slot).account(), "in the order in which they came");
        }
    }

    @Test
    void shouldResumeWhileNewcomersWaitForTheStore() {
        var ann = server.join("ann");
        ann.drop();
        holdLoads();
        storm("a", LOADS + 5);
        var back = server.connect().resume(ann.token());
        server.step(2);
        assertTrue(back.resumed());
    }

    @Test
    void shouldForgetNewcomersWhoLeaveWhileTheyWait() {
        holdLoads();
        storm("a", LOADS);
        for (int round = 0; round < 20; round++) {
            var waiting = storm("b" + round + "-", 100);
            server.step(4);
            waiting.forEach(TestClient::drop);
            server.step();
        }
        loads.countDown();
        server.stepUntil(() -> server.kernel().sessions().activeCount() == LOADS);
        var late = server.connect().hello("late");
        server.stepUntil(() -> !late.frames().isEmpty());
        assertTrue(late.isOpen());
        assertEquals(2000, server.counter("handshakes.dropped"));
    }

    @Test
    void shouldLetAllInAtOnceWhenAFullServerTurnsOver() {
        var before = storm("a", CAPACITY);
        server.stepUntil(() -> server.kernel().sessions().activeCount() == CAPACITY);
        before.subList(0, 90).forEach(TestClient::bye);
        var after = storm("b", 90);
        server.stepUntil(() -> server.kernel().sessions().find("b89").filter(last -> last.state() == SessionState.ACTIVE).isPresent());

        assertTrue(after.stream().allMatch(TestClient::isOpen));
        assertEquals(CAPACITY, server.kernel().sessions().activeCount());
        var tooMany = server.connect().hello("one-more");
        server.step();
        assertEquals(CloseReason.SERVER_FULL, tooMany.closeReason().orElseThrow());
        assertFalse(before.getFirst().isOpen());
    }

    private void holdLoads() {
        server.kernel().failurePoints().arm("persist.beforeLoad", () -> {
            try {
                loads.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<TestClient> storm(String names, int count) {
        return IntStream.range(0, count).mapToObj(i -> server.connect().hello(names + i)).toList();
    }
}
