package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.wire.MessageType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sessions, links and what lies between them, on a whole kernel at ten ticks a second.
class SessionLifecycleTest {
    private final CounterPlugin game = new CounterPlugin();
    private final SteppedServer server = SteppedServer.with("counter", game)
            .set("sessions.capacity", 3L).set("sessions.connections", 6L).set("sessions.strangers", 3L)
            .set("sessions.handshake_seconds", 2L).set("sessions.resume_seconds", 3L).set("sessions.stuck_seconds", 1L)
            .start();

    @AfterEach
    void shouldHoldNothingAfterTheStop() {
        var report = server.stop();
        assertTrue(report.clean(), report::toString);
    }

    @Test
    void shouldGiveTheLowestFreeSlotAndUseItAgainWithAnotherActivation() {
        var ann = server.join("ann");
        server.join("bob");
        int before = session(0).activation();
        ann.bye();
        server.stepUntil(() -> session(0).state() == SessionState.FREE);
        server.join("cid");

        assertEquals("cid", session(0).account());
        assertEquals(before + 1, session(0).activation());
        assertEquals("bob", session(1).account());
    }

    @Test
    void shouldRefuseWhoFindsNoSlotAndWhoFindsNoConnection() {
        server.join("a");
        server.join("b");
        server.join("c");
        var fourth = server.connect().hello("d");
        server.step();
        assertEquals(CloseReason.SERVER_FULL, fourth.closeReason().orElseThrow());
        server.step();

        for (int i = 0; i < 6; i++) { // twice as many as may wait, for those on their way out
            server.connect();
        }
        var seventh = server.connect();
        assertFalse(seventh.isOpen());
        assertEquals(1, seventh.messages(MessageType.KICK).size());
        assertEquals(1, server.counter("links.refused"));
    }

    @Test
    void shouldCloseASilentConnectionAtItsDeadlineAndNotBefore() {
        var silent = server.connect();
        server.step(20);
        assertTrue(silent.isOpen());
        server.step(2);
        assertEquals(CloseReason.HANDSHAKE_TIMEOUT, silent.closeReason().orElseThrow());
    }

    @Test
    void shouldKeepASessionWithoutALinkUntilItsDeadlineAndNotLonger() {
        var ann = server.join("ann");
        ann.drop();
        server.step(1);
        assertEquals(SessionState.DETACHED, session(0).state());
        server.step(29);
        assertEquals(SessionState.DETACHED, session(0).state());
        server.step(3);
        assertEquals(SessionState.FREE, session(0).state());
        assertEquals(List.of("joined ann with 0", "attached ann", "detached ann", "left ann"), game.log);
        assertEquals(0, server.kernel().world().population());
    }

    @Test
    void shouldTellSinceWhenAClientDoesNothing() {
        var first = server.join("ann");
        server.step(2);
        assertEquals(-1, session(0).idleTicks(), "it never did anything");
        first.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(5));
        server.step();
        assertEquals(0, session(0).idleTicks());
        server.step(3);
        assertEquals(3, session(0).idleTicks());

        first.drop();
        server.step();
        server.connect().resume(first.token());
        server.step(2);
        assertEquals(SessionState.ACTIVE, session(0).state());
        assertEquals(-1, session(0).idleTicks(), "another client, perhaps");
    }

    @Test
    void shouldResumeWithTheTokenOnceAndHandOutTheNext() {
        var first = server.join("ann");
        first.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(5));
        server.step();
        long avatar = session(0).viewpoint();
        first.drop();
        server.step();

        var second = server.connect().resume(first.token());
        server.step(2);
        assertEquals(SessionState.ACTIVE, session(0).state());
        assertEquals(avatar, session(0).viewpoint());
        assertEquals(5, game.number.get(avatar));
        assertFalse(Arrays.equals(first.token(), second.token()));

        second.drop();
        server.step();
        var replay = server.connect().resume(first.token());
        server.step();
        assertEquals(CloseReason.RESUME_UNKNOWN, replay.closeReason().orElseThrow());
        var third = server.connect().resume(second.token());
        server.step();
        assertTrue(third.isOpen());
        third.command(CounterPlugin.ADD, 9, writer -> writer.zigzag(1));
        server.step();
        assertEquals(List.of("9:0"), Receipts.of(third));
    }

    @Test
    void shouldCloseTheOlderConnectionFirstWhenASessionIsResumedUnderIt() {
        var first = server.join("ann");
        var second = server.connect().resume(first.token());
        server.stepUntil(() -> !second.frames().isEmpty());

        assertEquals(CloseReason.REPLACED, first.closeReason().orElseThrow());
        assertEquals(List.of("joined ann with 0", "attached ann", "detached ann", "attached ann"), game.log);
        assertEquals(1, server.kernel().sessions().activeCount());
    }

    @Test
    void shouldRefuseReplayedTokensAndLeaveTheSessionAlone() {
        var first = server.join("ann");
        var stolen = first.token();
        var second = server.connect().hello("ann");
        server.stepUntil(() -> !second.frames().isEmpty());
        // A take-over uses the token up as a resume does.
        for (var token : List.of(stolen, new byte[32])) {
            var thief = server.connect().resume(token);
            server.step();
            assertEquals(CloseReason.RESUME_UNKNOWN, thief.closeReason().orElseThrow());
        }
        assertTrue(second.isOpen());
        var two = server.connect().resume(second.token());
        var three = server.connect().resume(second.token());
        server.step(5);
        assertEquals(1, Stream.of(two, three).filter(client -> client.closeReason().filter(CloseReason.RESUME_UNKNOWN::equals).isPresent()).count(),
                "one of two at once");
        assertEquals(1, server.kernel().sessions().activeCount());
    }

    @Test
    void shouldCloseTheOlderConnectionFirstWhenAnAccountComesTwice() {
        var first = server.join("ann");
        var second = server.connect().hello("ann");
        server.stepUntil(() -> !second.frames().isEmpty());

        assertEquals(CloseReason.REPLACED, first.closeReason().orElseThrow());
        assertEquals(1, server.kernel().sessions().activeCount());
        assertTrue(second.resumed(), "told that the session existed");
        assertEquals(List.of("joined ann with 0", "attached ann", "detached ann", "attached ann"), game.log);
    }

    @Test
    void shouldDoWhatAnOlderConnectionAskedForAndAnswerItToNobodyElse() {
        var first = server.join("ann");
        var bob = server.join("bob");
        var second = server.connect().hello("ann");
        // It comes too late for this tick's batch, and before this tick closes its connection.
        game.duringLater = () -> first.command(CounterPlugin.ADD, 7, writer -> writer.zigzag(5));
        bob.command(CounterPlugin.LATER, 1, _ -> {});
        server.step(5);
        second.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(1));
        server.step();

        assertEquals(6, game.number.get(session(0).viewpoint()));
        assertEquals(List.of("1:0"), Receipts.of(second));
    }

    @Test
    void shouldLetTheNewestOfManyTakeoversWin() {
        server.join("ann");
        var rivals = List.of(server.connect().hello("ann"), server.connect().hello("ann"), server.connect().hello("ann"));
        server.step(5);

        assertTrue(rivals.getLast().isOpen());
        assertEquals(List.of(false, false), rivals.subList(0, 2).stream().map(TestClient::isOpen).toList());
        assertEquals(1, server.kernel().sessions().activeCount());
    }

    @Test
    void shouldLetAnAccountReturnWhileItsLastSessionIsStillLeaving() {
        var ann = server.join("ann");
        ann.bye();
        var again = server.connect().hello("ann");
        server.stepUntil(() -> !again.frames().isEmpty());

        assertTrue(again.isOpen());
        assertFalse(again.resumed(), "a new session");
    }

    @Test
    void shouldSurviveADisconnectAtAnyMomentOfTheHandshake() {
        for (int steps = 0; steps < 4; steps++) {
            var client = server.connect().hello("ann");
            server.step(steps);
            client.drop();
            server.stepUntil(() -> session(0).state() == SessionState.FREE);
        }
        assertEquals(0, server.kernel().world().population());
    }

    @Test
    void shouldSkipWhoDoesNotReadAndCloseHimAtTheDeadline() {
        var ann = server.join("ann");
        ann.stall(true);
        for (int tick = 0; tick < 8; tick++) {
            ann.command(CounterPlugin.ADD, tick, writer -> writer.zigzag(1));
            server.step();
        }
        assertTrue(ann.isOpen());
        server.step(5);
        ann.stall(false);
        assertEquals(CloseReason.TOO_SLOW, ann.closeReason().orElseThrow());
    }

    @Test
    void shouldSendAClientElsewhere() {
        var ann = server.join("ann");
        session(0).redirect("ws://elsewhere:1", new byte[32]);
        server.step();

        var redirect = ann.messages(MessageType.REDIRECT).getFirst();
        assertEquals("ws://elsewhere:1", redirect.text(100));
        assertEquals(32, redirect.remaining());
        assertFalse(ann.isOpen());
    }

    @Test
    void shouldLetGuestsInFromThisMachineAlone() {
        assertEquals(CloseReason.REFUSED, server.connect().from("192.0.2.7:9").hello("eve").closeReason().orElseThrow());
        assertEquals(CloseReason.MALFORMED, server.connect().hello("no spaces").closeReason().orElseThrow());
        assertEquals(CloseReason.VERSION, server.connect().send(HexFormat.of().parseHex("0102")).closeReason().orElseThrow());
    }

    /// Whatever clients do, in whatever order: the counters add up, one account has one session, and in the end nothing is held.
    @Test
    void shouldStaySoundUnderRandomConnectsDropsResumesAndTakeovers() {
        var random = new SplittableRandom(7);
        var clients = new ArrayList<TestClient>();
        for (int turn = 0; turn < 20_000; turn++) {
            var client = clients.isEmpty() ? null : clients.get(random.nextInt(clients.size()));
            switch (random.nextInt(8)) {
                case 0 -> clients.add(server.connect());
                case 1 -> {
                    if (client != null && client.frames().isEmpty()) {
                        client.hello("account" + random.nextInt(5));
                    }
                }
                case 2 -> {
                    if (client != null) {
                        client.drop();
                    }
                }
                case 3 -> {
                    var token = client == null || client.messages(MessageType.WELCOME).isEmpty() ? new byte[32] : client.token();
                    clients.add(server.connect().resume(token));
                }
                case 4 -> {
                    if (client != null && !client.messages(MessageType.WELCOME).isEmpty()) {
                        client.command(CounterPlugin.ADD, turn, writer -> writer.zigzag(1));
                    }
                }
                case 5 -> {
                    if (client != null && !client.messages(MessageType.WELCOME).isEmpty()) {
                        client.bye();
                    }
                }
                default -> server.step();
            }
            clients.removeIf(each -> !each.isOpen());
            assertEquals(distinctAccounts(), usedSlots());
        }
        clients.forEach(TestClient::drop);
        server.step();
        server.stepUntil(() -> usedSlots() == 0);
        assertEquals(0, server.kernel().world().population());
        assertNotEquals(0, server.counter("sessions.resumed"));
        assertEquals(server.counter("links.opened"), server.counter("links.closed"));
        assertEquals(server.counter("sessions.admitted"), server.counter("sessions.ended"));
    }

    private long usedSlots() {
        return IntStream.range(0, 3).filter(slot -> session(slot).state() != SessionState.FREE).count();
    }

    private long distinctAccounts() {
        return IntStream.range(0, 3).filter(slot -> session(slot).state() != SessionState.FREE)
                .mapToObj(slot -> session(slot).account()).distinct().count();
    }

    private Session session(int slot) {
        return server.kernel().sessions().at(slot);
    }
}
