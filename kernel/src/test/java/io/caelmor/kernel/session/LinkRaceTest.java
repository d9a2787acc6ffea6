package io.caelmor.kernel.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.persist.TransientStore;
import io.caelmor.kernel.support.MiniKernel;
import io.caelmor.kernel.support.TestLink;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Links that come, go and are closed at awkward moments between the hooks of a tick.
class LinkRaceTest {
    private final MiniKernel kernel = new MiniKernel(new TransientStore());
    private final List<String> told = new ArrayList<>();
    private Runnable beforeHandshakes = () -> {};

    @AfterEach
    void close() {
        kernel.close();
    }

    private void start() {
        kernel.hooks.addKernel(Phase.PRE_TICK, new HookKey("test.between", Integer.MIN_VALUE + 2), _ -> {
            var action = beforeHandshakes;
            beforeHandshakes = () -> {};
            action.run();
        });
        kernel.start();
    }

    @Test
    void shouldKeepALinkWhoseHelloIsSeenBeforeItsConnect() {
        start();
        var links = new ArrayList<TestLink>();
        beforeHandshakes = () -> links.add(kernel.connect().hello("7"));
        kernel.step();
        var link = links.getFirst();
        kernel.stepUntil(() -> link.pump() > 0);
        for (int tick = 0; tick < 2 * MiniKernel.SESSIONS.handshakeTicks(); tick++) {
            kernel.step();
        }
        assertEquals(List.of(), link.closes());
        assertEquals(0, kernel.lifecycle.strangers());
        assertEquals(0, kernel.count(KernelCounter.HANDSHAKES_TIMED_OUT));
    }

    @Test
    void shouldEndASessionThatIsKickedWhileListenersAreToldOfIt() {
        kernel.listeners.add("a", telling("a", "joined"));
        kernel.listeners.add("b", telling("b", "none"));
        start();
        var link = kernel.connect().hello("7");
        kernel.stepUntil(() -> !link.closes().isEmpty());
        assertEquals(List.of("a joined", "b joined", "b left", "a left"), told);
        assertEquals(SessionState.LEAVING, kernel.lifecycle.sessions().at(0).state());
        assertEquals(0, link.pump(), "it was never welcomed");
        link.drop();
        kernel.stepUntil(() -> kernel.lifecycle.used() == 0);
        assertEquals(4, told.size());
        assertEquals(List.of(CloseReason.KICKED), link.closes());
    }

    @Test
    void shouldTellNobodyOfALinkAfterTheEndOfItsSession() {
        kernel.listeners.add("a", telling("a", "attached"));
        kernel.listeners.add("b", telling("b", "none"));
        start();
        var link = kernel.connect().hello("7");
        kernel.stepUntil(() -> !link.closes().isEmpty());
        assertEquals(List.of("a joined", "b joined", "a attached", "b left", "a left"), told);
        link.drop();
        kernel.stepUntil(() -> kernel.lifecycle.used() == 0);
    }

    @Test
    void shouldTellNobodyOfALossAfterTheEndOfItsSession() {
        kernel.listeners.add("a", telling("a", "none"));
        kernel.listeners.add("b", telling("b", "detached"));
        start();
        var link = kernel.join("7");
        told.clear();
        link.drop();
        kernel.stepUntil(() -> kernel.lifecycle.used() == 0);
        assertEquals(List.of("b detached", "b left", "a left"), told);
    }

    @Test
    void shouldCloseALinkOnceForTheFirstReason() {
        start();
        var link = kernel.join("7");
        for (int i = 0; i < 5; i++) {
            kernel.frames.eventLost(0);
            kernel.step();
        }
        kernel.lifecycle.sessions().at(0).kick("out");
        assertEquals(List.of(CloseReason.TOO_SLOW), link.closes());
        assertEquals(1, kernel.count(KernelCounter.SESSIONS_KICKED));
        link.drop();
    }

    @Test
    void shouldCountTheEndOfALinkOnce() {
        start();
        var link = kernel.join("7");
        link.drop();
        kernel.step();
        link.drop();
        kernel.step();
        assertEquals(0, kernel.gate.liveLinks());
        assertEquals(1, kernel.count(KernelCounter.LINKS_CLOSED));
    }

    @Test
    void shouldAdmitNobodyWhoseHelloWaitsWhenTheServerStops() {
        start();
        kernel.step();
        var link = kernel.connect().hello("7");
        kernel.lifecycle.endAll();
        kernel.step();
        assertEquals(0, kernel.lifecycle.used());
        assertEquals(List.of(CloseReason.SHUTDOWN), link.closes());
        assertEquals(0, kernel.gate.queuedHandshakes());
        link.drop();
        kernel.step();
        assertEquals(0, kernel.gate.liveLinks());
        balance();
    }

    @Test
    void shouldAdmitNobodyWhoWaitsForASessionThatTheStopEnds() {
        start();
        var older = kernel.join("7");
        var newer = kernel.connect().hello("7");
        kernel.step();
        assertEquals(1, kernel.lifecycle.waitingHandshakes());
        kernel.lifecycle.endAll();
        older.drop();
        for (int i = 0; i < 5; i++) {
            kernel.step();
        }
        assertEquals(0, kernel.lifecycle.used());
        assertEquals(List.of(CloseReason.SHUTDOWN), newer.closes());
        newer.drop();
        kernel.step();
        balance();
    }

    @Test
    void shouldRefuseALinkThatComesWhileTheServerStops() {
        start();
        kernel.step();
        var link = kernel.connect();
        kernel.lifecycle.endAll();
        assertTrue(!kernel.connect().accepted());
        kernel.step();
        assertEquals(List.of(CloseReason.SHUTDOWN), link.closes());
        assertEquals(0, kernel.lifecycle.strangers());
    }

    @Test
    void shouldNotAdmitALinkThatIsBeingClosed() {
        start();
        kernel.step();
        var link = kernel.connect().hello("7").bye();
        assertEquals(List.of(CloseReason.MALFORMED), link.closes(), "nothing may be said before the welcome");
        kernel.step();
        assertEquals(0, kernel.lifecycle.used());
        assertEquals(1, kernel.count(KernelCounter.HANDSHAKES_DROPPED));
        balance();
    }

    @Test
    void shouldSettleATakeoverStormOnTheLastComer() {
        start();
        var older = kernel.join("7");
        var storm = new ArrayList<TestLink>();
        for (int i = 0; i < 6; i++) {
            storm.add(kernel.connect().hello("7"));
        }
        kernel.step();
        assertEquals(List.of(CloseReason.REPLACED), older.closes());
        assertEquals(1, kernel.lifecycle.waitingHandshakes());
        older.drop();
        storm.subList(0, 5).forEach(TestLink::drop);
        kernel.stepUntil(() -> storm.getLast().pump() > 0);
        assertEquals(List.of(), storm.getLast().closes());
        assertEquals(1, kernel.lifecycle.used());
        assertEquals(5, kernel.count(KernelCounter.HANDSHAKES_DROPPED));
        storm.getLast().drop();
        kernel.step();
        assertEquals(0, kernel.gate.liveLinks());
        balance();
    }

    @Test
    void shouldForgetAWaitingHandshakeWhoseLinkIsGone() {
        start();
        var older = kernel.join("7");
        var newer = kernel.connect().hello("7");
        kernel.step();
        newer.drop();
        kernel.step();
        older.drop();
        kernel.step();
        assertEquals(SessionState.DETACHED, kernel.lifecycle.sessions().at(0).state());
        assertEquals(0, kernel.lifecycle.waitingHandshakes());
        balance();
    }

    /// Every handshake that was offered has become something, or still waits.
    private void balance() {
        assertEquals(kernel.count(KernelCounter.HANDSHAKES_OFFERED), kernel.count(KernelCounter.HANDSHAKES_REFUSED)
                + kernel.count(KernelCounter.HANDSHAKES_OVERFLOWED) + kernel.count(KernelCounter.HANDSHAKES_DROPPED)
                + kernel.count(KernelCounter.HANDSHAKES_REJECTED) + kernel.count(KernelCounter.HANDSHAKES_ATTACHED)
                + kernel.gate.queuedHandshakes() + kernel.lifecycle.waitingHandshakes());
    }

    /// A listener that writes down what it is told, and kicks the session when it is told `kickAt`.
    private SessionListener telling(String who, String kickAt) {
        return new SessionListener() {
            @Override
            public void joined(TickContext tick, Session session) {
                tell("joined", session);
            }

            @Override
            public void attached(TickContext tick, Session session) {
                tell("attached", session);
            }

            @Override
            public void detached(TickContext tick, Session session) {
                tell("detached", session);
            }

            @Override
            public void left(TickContext tick, Session session) {
                tell("left", session);
            }

            private void tell(String what, Session session) {
                told.add(who + " " + what);
                if (what.equals(kickAt)) {
                    session.kick("not you");
                }
            }
        };
    }
}
