package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.Pipeline;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From bytes to a handler and back to a receipt, on a whole kernel.
class CommandPipelineTest {
    private static final Consumer<WireWriter> NOTHING = _ -> {};

    private final CounterPlugin game = new CounterPlugin();
    private final SteppedServer server = SteppedServer.with("counter", game).set("sessions.inbound_commands", 4L).start();

    @AfterEach
    void shouldBalanceAndHoldNothingAfterTheStop() {
        var report = server.stop();
        assertTrue(report.clean(), report::toString);
        for (var pipeline : server.kernel().pipelines()) {
            assertTrue(pipeline.balances().stream().allMatch(Pipeline.Balance::holds), pipeline::toString);
        }
    }

    @Test
    void shouldAnswerAppliedAndRejectedCommandsInTheirOrder() {
        var client = server.join("ann");

        client.command(CounterPlugin.ADD, 7, writer -> writer.zigzag(5));
        client.command(CounterPlugin.ADD, 3, writer -> writer.zigzag(5000));
        client.command(CounterPlugin.FAIL, 4_000_000, NOTHING);
        server.step();

        assertEquals(List.of("7:0", "3:" + game.tooMuch.id(), "4000000:" + rejection("fault")), Receipts.of(client));
        assertEquals(1, server.counter("inbound.applied"));
        assertEquals(2, server.counter("inbound.rejected"));
    }

    @Test
    void shouldRejectAndCountWhatClaimsATickOrAnIdentity() {
        var client = server.join("ann");

        for (int flags : new int[] {1, 2, 4, 7}) {
            client.send(writer -> {
                writer.u8(MessageType.COMMAND);
                writer.u8(flags);
                writer.varint(CounterPlugin.ADD);
                writer.varint(flags);
                writer.varint(999);
                writer.zigzag(5);
            });
        }
        server.step();

        int tick = rejection("claimed_tick");
        int identity = rejection("claimed_identity");
        assertEquals(List.of("1:" + tick, "2:" + identity, "4:" + identity, "7:" + tick), Receipts.of(client));
        assertEquals(2, server.counter("inbound.claimed_tick"));
        assertEquals(2, server.counter("inbound.claimed_identity"));
        assertTrue(game.log.stream().noneMatch(line -> line.contains("+")), "no handler saw any of it");
    }

    @Test
    void shouldRejectUnknownCommandsUnfitParametersAndUnseenEntities() {
        var client = server.join("ann");

        client.command(99, 1, NOTHING);
        client.command(CounterPlugin.ADD, 2, NOTHING);
        client.command(CounterPlugin.NAME, 3, writer -> writer.text("much too long"));
        client.command(CounterPlugin.TOUCH, 4, writer -> writer.entity(77));
        server.step();

        assertEquals(List.of("1:" + rejection("unknown_command"), "2:" + rejection("malformed"), "3:" + rejection("malformed"),
                "4:" + rejection("not_visible")), Receipts.of(client));
    }

    @Test
    void shouldLetACommandNameItsOwnEntity() {
        var client = server.join("ann");
        long own = server.kernel().sessions().at(0).viewpoint();

        client.command(CounterPlugin.TOUCH, 1, writer -> writer.entity(own));
        server.step();

        assertEquals(List.of("1:0"), Receipts.of(client));
    }

    @Test
    void shouldRejectTheNewestWhenTheRingIsFullAndCutOffWhoGoesOn() {
        var client = server.join("ann");

        for (int number = 1; number <= 8; number++) {
            client.command(CounterPlugin.ADD, number, writer -> writer.zigzag(1));
        }
        assertTrue(client.isOpen());
        server.step();
        int full = rejection("queue_full");
        assertEquals(List.of("1:0", "2:0", "3:0", "4:0", "5:" + full, "6:" + full, "7:" + full, "8:" + full), Receipts.of(client));

        for (int number = 1; number <= 9; number++) {
            client.command(CounterPlugin.ADD, number, writer -> writer.zigzag(1));
        }
        assertEquals(CloseReason.FLOOD, client.closeReason().orElseThrow());
    }

    @Test
    void shouldServeSessionsInSlotOrderWhateverTheOrderOfArrival() {
        var ann = server.join("ann");
        var bob = server.join("bob");
        game.log.clear();

        bob.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(1));
        ann.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(2));
        bob.command(CounterPlugin.ADD, 2, writer -> writer.zigzag(3));
        server.step();

        assertEquals(List.of("ann+2@1", "bob+1@1", "bob+3@2"), game.log);
    }

    @Test
    void shouldAnswerADeferredCommandWhenItIsSettledAndRejectItWhenItNeverIs() {
        var client = server.join("ann");

        client.command(CounterPlugin.LATER, 1, NOTHING);
        server.step();
        game.settleLater = false;
        client.command(CounterPlugin.LATER, 2, NOTHING);
        server.step();

        assertEquals(List.of("1:0", "2:" + rejection("unsettled")), Receipts.of(client));
    }

    @Test
    void shouldCloseAConnectionWhoseBytesMakeNoSense() {
        var client = server.join("ann");
        client.send(new byte[] {0x7F, 1, 2, 3});
        assertEquals(CloseReason.MALFORMED, client.closeReason().orElseThrow());

        var early = server.connect();
        early.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(1));
        assertEquals(CloseReason.MALFORMED, early.closeReason().orElseThrow());
        assertEquals(2, server.counter("inbound.malformed"));
    }

    @Test
    void shouldTakeSeveralCommandsAndAGoodbyeInOneFrame() {
        var client = server.join("ann");
        client.send(writer -> {
            for (int number = 1; number <= 3; number++) {
                writer.u8(MessageType.COMMAND);
                writer.u8(0);
                writer.varint(CounterPlugin.ADD);
                writer.varint(number);
                writer.zigzag(number);
            }
            writer.u8(MessageType.BYE);
        });
        server.stepUntil(() -> !client.isOpen());

        assertEquals(List.of("1:0", "2:0", "3:0"), Receipts.of(client), "the answers come before the goodbye");
        assertEquals(CloseReason.BYE, client.closeReason().orElseThrow());
    }

    @Test
    void shouldStopServingASessionThatAHandlerKicked() {
        var client = server.join("ann");
        client.command(CounterPlugin.KICK_ME, 1, NOTHING);
        client.command(CounterPlugin.ADD, 2, writer -> writer.zigzag(1));
        server.step();

        assertFalse(client.isOpen());
        assertEquals(CloseReason.KICKED, client.closeReason().orElseThrow());
        assertTrue(game.log.stream().noneMatch(line -> line.contains("+")));
    }

    private int rejection(String name) {
        return server.kernel().commands().rejections().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow().id();
    }
}
