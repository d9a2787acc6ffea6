package io.caelmor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.testing.SteppedServer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Five hundred avatars walk and talk, and a tick allocates nothing.
class AllocationTest {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 100;

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
            for (int tick = 0; tick < WARM_UP + MEASURED; tick++) {
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
                if (tick >= WARM_UP) {
                    assertEquals(0, probe.allocated(), "bytes in tick " + tick);
                }
            }
            assertEquals(4L * players.length * (WARM_UP + MEASURED), server.counter("inbound.dispatched"));
            assertTrue(server.counter("outbound.events") >= (long) players.length * MEASURED, "they were heard");
        }
    }
}
