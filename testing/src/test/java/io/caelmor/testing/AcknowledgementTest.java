package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.CommandHandlers;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.wire.MessageType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a client says it has been shown, and what the server makes of it. Here a TICK comes only with receipts.
class AcknowledgementTest {
    private static final int LOOK = 1;

    /// What each command found acknowledged.
    private final List<Long> found = new ArrayList<>();
    private Runnable whileLooking = () -> {};

    private final class Looking implements CommandHandlers {
        @Override
        public void declare(Declarations declarations) {
            declarations.command("look").handledBy((_, command) -> {
                found.add(command.session().acknowledgedTick());
                var once = whileLooking;
                whileLooking = () -> {};
                once.run();
                return Receipt.APPLIED;
            });
        }
    }

    private final SteppedServer server = SteppedServer.with("looking", new Looking()).set("sessions.inbound_commands", 4L)
            .set("sessions.resume_seconds", 3L).start();
    private final TestClient ann = server.join("ann");
    private int number;

    @AfterEach
    void stop() {
        var report = server.stop();
        assertTrue(report.clean(), report::toString);
    }

    @Test
    void shouldKnowWhichSnapshotAClientHadWhenItSentACommand() {
        long first = tickShown();
        long second = tickShown();
        found.clear();

        ann.acknowledge(first);
        look(ann);
        look(ann);
        ann.send(writer -> {
            writer.u8(MessageType.ACK);
            writer.varint(second);
            writer.u8(MessageType.COMMAND);
            writer.u8(0);
            writer.varint(LOOK);
            writer.varint(++number);
        });
        server.step();

        assertEquals(List.of(first, first, second), found);
        assertEquals(second, session().acknowledgedTick());
        assertEquals(2, server.counter("inbound.acks"));
        assertEquals(0, server.counter("inbound.acks_disbelieved"));
    }

    @Test
    void shouldWaitForACommandThatTakesItAlong() {
        long shown = tickShown();
        ann.acknowledge(shown);
        server.step(3);
        assertEquals(0, session().acknowledgedTick());
        look(ann);
        server.step();
        assertEquals(shown, session().acknowledgedTick());
        assertEquals(2, server.counter("inbound.dispatched"), "it is no command");
    }

    @Test
    void shouldIgnoreAndCountWhatCanNotBe() {
        long shown = tickShown();
        long later = tickShown();
        server.step(5);
        claim(later);
        assertEquals(later, session().acknowledgedTick());

        claim(shown);
        assertEquals(later, session().acknowledgedTick(), "it goes backwards");
        long newest = ann.lastTick();
        server.step(5);
        claim(newest + 3);
        assertEquals(later, session().acknowledgedTick(), "there was such a tick, and it was not sent");
        claim(newest + 1_000_000);
        claim(0);
        claim(-1);
        ann.acknowledge(later);
        claim(shown);
        assertEquals(later, session().acknowledgedTick());
        assertEquals(6, server.counter("inbound.acks_disbelieved"));

        claim(newest);
        assertEquals(newest, session().acknowledgedTick(), "a lie is forgotten");
        assertEquals(6, server.counter("inbound.acks_disbelieved"));
        assertEquals(server.counter("inbound.dispatched"), Receipts.of(ann).size(), "commands behind a lie are commands");
        assertEquals(server.counter("inbound.dispatched"), server.counter("inbound.applied"));
    }

    @Test
    void shouldTakeItFromACommandThatWasRejectedAndKeepItWhereNoneWasQueued() {
        long shown = tickShown();
        for (int i = 0; i < 4; i++) {
            look(ann);
        }
        ann.acknowledge(shown);
        look(ann);
        server.step();
        assertEquals(0, session().acknowledgedTick(), "the command behind it found the queue full");
        ann.command(99, ++number, _ -> {});
        server.step();
        assertEquals(shown, session().acknowledgedTick());
    }

    @Test
    void shouldBeginAnewWithANewLink() {
        long shown = tickShown();
        claim(shown);
        assertEquals(shown, session().acknowledgedTick());
        ann.acknowledge(shown);
        ann.drop();
        server.step();
        assertEquals(shown, session().acknowledgedTick());

        var again = server.connect().resume(ann.token());
        server.step();
        assertTrue(again.resumed());
        assertEquals(0, session().acknowledgedTick());
        look(again);
        server.step();
        assertEquals(0, session().acknowledgedTick());
        assertEquals(0, server.counter("inbound.acks_disbelieved"), "what the other link said last is gone with it");
        again.acknowledge(shown);
        look(again);
        server.step();
        assertEquals(0, session().acknowledgedTick(), "that was sent to another link");
        assertEquals(1, server.counter("inbound.acks_disbelieved"));
        long first = again.messages(MessageType.TICK).getFirst().varint();
        again.acknowledge(first);
        look(again);
        server.step();
        assertEquals(first, session().acknowledgedTick());
    }

    @Test
    void shouldNotLetALateCommandOfAnOlderLinkSpeakForTheNewOne() {
        long shown = tickShown();
        whileLooking = () -> {
            ann.acknowledge(shown);
            look(ann);
        };
        look(ann);
        var again = server.connect().hello("ann");
        server.step(2);
        assertTrue(again.resumed() && !ann.isOpen());
        assertEquals(List.of(0L, 0L, 0L), found, "the last one came in the tick in which the link was replaced");
        assertEquals(0, session().acknowledgedTick());
        assertEquals(0, server.counter("inbound.acks_disbelieved"));
    }

    @Test
    void shouldCutOffWhoSendsMoreThanThereCanBeCommands() {
        long shown = tickShown();
        for (int i = 0; i < 8; i++) {
            ann.acknowledge(shown);
        }
        server.step();
        for (int i = 0; i < 8; i++) {
            ann.acknowledge(shown);
        }
        assertTrue(ann.isOpen(), "as many as commands and refusals fit, in each tick");
        ann.acknowledge(shown);
        assertFalse(ann.isOpen());
        assertEquals(CloseReason.FLOOD, ann.closeReason().orElseThrow());
    }

    @Test
    void shouldCloseTheConnectionWhereOneIsCutShort() {
        ann.send(new byte[] {MessageType.ACK, (byte) 0x80});
        assertEquals(CloseReason.MALFORMED, ann.closeReason().orElseThrow());
        assertEquals(0, server.counter("inbound.acks"));
    }

    /// A tick whose TICK ann was sent.
    private long tickShown() {
        look(ann);
        server.step();
        return ann.lastTick();
    }

    private void claim(long tick) {
        ann.acknowledge(tick);
        look(ann);
        server.step();
    }

    private void look(TestClient client) {
        client.command(LOOK, ++number, _ -> {});
    }

    private Session session() {
        return server.kernel().sessions().find("ann").orElseThrow();
    }
}
