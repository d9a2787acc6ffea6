package io.caelmor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.testing.AllocationProbe;
import io.caelmor.testing.Player;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.Witness;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Five hundred avatars walk and talk, and a tick allocates nothing.
class AllocationTest {
    @Test
    void shouldAllocateNothingAfterWarmUp() {
        var probe = new AllocationProbe();
        var witness = new Witness();
        witness.writing = false;
        try (var server = SteppedServer.with("commands", new CommandsPlugin()).with("probe", probe).with("witness", witness)
                .set("commands.says_per_second", 10.0).start()) {
            var players = new Player[500];
            for (int i = 0; i < players.length; i++) {
                players[i] = new Player(server, "player" + i);
            }
            var random = new Random(1);
            probe.restart();
            int ticks = 0;
            while (!probe.quiet()) {
                assertTrue(ticks++ < AllocationProbe.PATIENCE, () -> "a tick still allocates " + probe.lastAllocated() + " bytes");
                for (var player : players) {
                    player.client().frames().clear();
                    player.send("move", writer -> {
                        writer.float32(random.nextFloat() * 4 - 2);
                        writer.float32(random.nextFloat() * 4 - 2);
                    });
                    player.send(random.nextInt(4) == 0 ? "stop" : "count", _ -> {});
                    player.send("say", writer -> writer.text("here I am"));
                    player.send("say", writer -> writer.text("too fast"));
                }
                server.step();
            }
            assertEquals(4L * players.length * ticks, server.counter("inbound.dispatched"));
            assertTrue(server.counter("outbound.events") >= (long) players.length * AllocationProbe.RUN, "they were heard");
        }
    }
}
