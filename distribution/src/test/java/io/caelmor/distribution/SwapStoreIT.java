package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One jar out, the other in: the world in a log instead of a database, and nothing else changes.
class SwapStoreIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @BeforeEach
    void swap() throws IOException {
        var plugins = Files.createDirectory(folder.resolve("plugins"));
        try (var jars = Files.list(ServerProcess.HOME.resolve("plugins"))) {
            for (var jar : jars.filter(jar -> !jar.endsWith("caelmor-persistence-sql.jar")).toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        var log = "caelmor-persistence-log.jar";
        Files.copy(ServerProcess.HOME.resolve("plugins-available").resolve(log), plugins.resolve(log));
    }

    @Test
    void shouldStandWhereItStoodAfterAKill() throws Exception {
        List<Float> born;
        List<Float> place;
        try (var group = ClientGroup.create()) {
            try (var server = start()) {
                assertTrue(server.out().contains("saves to       log data/world-log"), server::said);
                var ann = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ann"));
                long self = ann.awaitViewpoint(PATIENCE);
                born = place(ann, self);
                assertTrue(ann.send("move", 30f - born.get(0), 30f - born.get(1)).applied());
                ann.awaitTick(world -> !born.equals(List.of(world.getFloat(self, "x"), world.getFloat(self, "y"))), PATIENCE);
                assertTrue(ann.send("stop").applied());
                place = restingPlace(ann, self);
                // An account that has left is let in again once all it owns is saved.
                assertTrue(ann.leave().kickedWith("bye"));
                var again = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ann"));
                assertEquals(place, place(again, again.awaitViewpoint(PATIENCE)));
                server.kill();
            }
            assertNotEquals(born, place);
            try (var server = start()) {
                var ann = BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), "ann"));
                assertEquals(place, place(ann, ann.awaitViewpoint(PATIENCE)));
                assertEquals(0, server.stop(), server::said);
            }
        }
        assertTrue(Files.exists(folder.resolve("data/world-log/manifest")));
        assertFalse(Files.exists(folder.resolve("data/world.db")));
    }

    @Test
    void shouldRefuseASecondServerOfTheSameWorld() throws Exception {
        try (var first = start()) {
            var second = ServerProcess.in(folder).run("run", "--plugins-dir", "plugins", "--set", "transport.netty.port=0");
            assertEquals(2, second.exitCode(), second::said);
            assertTrue(second.said().contains("in use by another server"), second::said);
            assertEquals(0, first.stop(), first::said);
        }
    }

    private static List<Float> place(BlockingClient client, long entity) {
        return List.of(client.getFloat(entity, "x"), client.getFloat(entity, "y"));
    }

    /// Its place once three ticks in a row have shown the same.
    private static List<Float> restingPlace(BlockingClient client, long entity) {
        var seen = new Object() {
            List<Float> place = List.of();
            int times;
        };
        client.awaitTick(world -> {
            var now = List.of(world.getFloat(entity, "x"), world.getFloat(entity, "y"));
            seen.times = now.equals(seen.place) ? seen.times + 1 : 1;
            seen.place = now;
            return seen.times == 3;
        }, PATIENCE);
        return seen.place;
    }

    private ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.in(folder).start("run", "--plugins-dir", "plugins", "--set", "transport.netty.port=0",
                "--set", "world.width=60", "--set", "world.height=60", "--set", "commands.speed=5").awaitReady();
    }
}
