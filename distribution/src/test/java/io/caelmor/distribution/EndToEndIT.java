package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import io.caelmor.client.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two players on the packaged server, one on each carrier: they meet, fight, leave, and find everything again after a restart.
class EndToEndIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /// What lasts of an avatar, as a client sees it; places as the exact multiples of 1/64 that the wire carries.
    private record Seen(float x, float y, int health, String name) {
        static Seen of(World world, long entity) {
            return new Seen(world.getFloat(entity, "x"), world.getFloat(entity, "y"), world.getInt(entity, "combat.health"),
                    world.getText(entity, "avatar.name"));
        }
    }

    @Test
    void shouldShowBothPlayersTheSameFightAndKeepItsOutcomeOverARestart() throws Exception {
        Seen annThen;
        Seen bobThen;
        try (var group = ClientGroup.create()) {
            try (var server = start();
                    var ann = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ann"));
                    var bob = BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), "bob"))) {
                long annSelf = ann.awaitViewpoint(PATIENCE);
                long bobSelf = bob.awaitViewpoint(PATIENCE);
                walkTo(ann, bobSelf);
                bob.awaitTick(world -> world.contains(annSelf), PATIENCE);

                assertTrue(ann.send("attack", bobSelf).applied());
                var hit = bob.awaitEvent("combat.hit", event -> event.getEntity("target") == bobSelf, PATIENCE);
                assertEquals(annSelf, hit.getEntity("attacker"));
                assertEquals(100 - hit.getInt("amount"), hit.getInt("health"));
                assertTrue(ann.send("attack", annSelf).rejectedWith("combat.no_target"), "nobody hits himself");
                assertTrue(bob.send("say", "ouch").applied());
                assertEquals("ouch", ann.awaitEvent("say", event -> event.getEntity("speaker") == bobSelf, PATIENCE).getText("text"));
                assertTrue(bob.send("count").applied());

                ann.awaitTick(world -> world.getInt(bobSelf, "combat.health") == hit.getInt("health"), PATIENCE);
                bob.awaitTick(world -> world.getLong(bobSelf, "commands.count") == 1, PATIENCE);
                annThen = agreed(ann, bob, annSelf);
                bobThen = agreed(ann, bob, bobSelf);
                assertEquals(hit.getInt("health"), bobThen.health());
                assertEquals(100, annThen.health());

                assertTrue(bob.leave().kickedWith("bye"));
                ann.awaitTick(world -> !world.contains(bobSelf), PATIENCE);
                assertEquals(List.of(), ann.violations());
                assertEquals(List.of(), bob.violations());
                assertEquals(0, server.stop(), server::said);
            }
            try (var server = start();
                    var ann = BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), "ann"));
                    var bob = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "bob"))) {
                long annSelf = ann.awaitViewpoint(PATIENCE);
                long bobSelf = bob.awaitViewpoint(PATIENCE);
                assertEquals(annThen, ann.read(world -> Seen.of(world, annSelf)), "as the server stopped it");
                assertEquals(bobThen, bob.read(world -> Seen.of(world, bobSelf)), "as she left it");
                assertEquals(1, bob.getLong(bobSelf, "commands.count"));
                assertEquals(0, server.stop(), server::said);
            }
        }
    }

    @Test
    void shouldLoseNothingThatWasSavedWhenItIsKilled() throws Exception {
        try (var group = ClientGroup.create()) {
            try (var server = start(); var ann = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ann"))) {
                for (int i = 0; i < 3; i++) {
                    assertTrue(ann.send("count").applied());
                }
                // Whoever has left, and was told so, is saved.
                assertTrue(ann.leave().kickedWith("bye"));
                var again = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ann"));
                assertEquals(3, again.getLong(again.awaitViewpoint(PATIENCE), "commands.count"));
                server.kill();
            }
            try (var server = start(); var ann = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ann"))) {
                assertEquals(3, ann.getLong(ann.awaitViewpoint(PATIENCE), "commands.count"));
                assertEquals(0, server.stop(), server::said);
            }
        }
    }

    /// Walks until the other is within a weapon's reach, then stops, with a receipt for each command.
    private static void walkTo(BlockingClient walker, long target) {
        long self = walker.awaitViewpoint(PATIENCE);
        walker.awaitTick(world -> world.contains(target), PATIENCE);
        float dx = walker.getFloat(target, "x") - walker.getFloat(self, "x");
        float dy = walker.getFloat(target, "y") - walker.getFloat(self, "y");
        assertTrue(walker.send("move", dx, dy).applied());
        walker.awaitTick(world -> {
            float left = Math.abs(world.getFloat(target, "x") - world.getFloat(self, "x"))
                    + Math.abs(world.getFloat(target, "y") - world.getFloat(self, "y"));
            return left < 6;
        }, PATIENCE);
        assertTrue(walker.send("stop").applied());
    }

    /// What both see of an entity once it has come to rest.
    private static Seen agreed(BlockingClient one, BlockingClient other, long entity) {
        var seen = one.read(world -> Seen.of(world, entity));
        other.awaitTick(world -> Seen.of(world, entity).equals(seen), PATIENCE);
        return seen;
    }

    /// A small arena, so that the two surely meet; slow walkers, so that a busy machine does not make one overshoot.
    private ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.in(folder).start("run", "--set", "transport.netty.port=0", "--set", "world.width=60", "--set", "world.height=60",
                "--set", "commands.spawn_area=20", "--set", "commands.speed=5").awaitReady();
    }
}
