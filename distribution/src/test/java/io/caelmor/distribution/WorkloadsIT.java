package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `caelmor bots` with its workloads, small, against the packaged server; both as processes.
class WorkloadsIT {
    @TempDir
    Path folder;

    @Test
    void shouldServeACrowdInWhichEverybodyMovesTalksAndFightsAtEachTick() throws Exception {
        try (var server = start("commands.spawn_area=20", "combat.respawn_area=20", "commands.says_per_second=10",
                "combat.cooldown_seconds=0.1", "combat.max_health=100000")) {
            var result = bots(server, "--workload", "crowd", "--count", "60", "--seconds", "4", "--warm-up", "2", "--crowd-radius", "15",
                    "--max-health", "100000");
            assertEquals("crowd", result.get("workload").getAsString());
            long applied = result.get("applied").getAsLong();
            assertTrue(applied > result.get("sent").getAsLong() / 2, "most are within the rules: " + result);
            assertTrue(result.getAsJsonObject("events").keySet().containsAll(List.of("say", "combat.hit")), result::toString);
            var refresh = result.getAsJsonObject("refresh");
            assertEquals(60, refresh.get("avatarsInView").getAsDouble(), 0.5, result::toString);
            assertEquals(16 * 60, refresh.getAsJsonObject("greatestGap").get("samples").getAsInt(), 16, result::toString);
            assertEquals(0, refresh.get("nearestUnseen").getAsInt(), result::toString);
            assertEquals(0, server.stop(), server::said);
        }
    }

    @Test
    void shouldServeAnArenaInWhichEverybodySteersTenTimesASecond() throws Exception {
        try (var server = start("world.width=200", "world.height=200", "replication.radius=40")) {
            var result = bots(server, "--workload", "arena", "--count", "60", "--seconds", "4", "--warm-up", "1");
            var traffic = result.getAsJsonObject("traffic");
            assertTrue(traffic.get("bytesPerUpdate").getAsDouble() < 12, result::toString);
            assertTrue(traffic.get("quietFrames").getAsLong() > 0, result::toString);
            assertTrue(traffic.get("quietFrameBytes").getAsDouble() < 12, result::toString);
            assertEquals(0, result.getAsJsonObject("rejected").size(), result::toString);
            assertEquals(0, result.getAsJsonObject("events").size(), result::toString);
            assertTrue(result.get("compared").getAsLong() > 60, result::toString);
            assertEquals(0, server.stop(), server::said);
        }
    }

    /// What the bots printed, after it was seen that all joined, all was answered, and nothing was odd.
    private JsonObject bots(ServerProcess server, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bots", "--json", "--url", server.endpoint("ws")));
        command.addAll(List.of(words));
        var bots = ServerProcess.in(folder).run(command.toArray(String[]::new));
        assertEquals(0, bots.exitCode(), bots::said);
        var result = JsonParser.parseString(bots.out()).getAsJsonObject();
        assertEquals(60, result.get("joined").getAsInt(), bots::said);
        assertEquals(0, result.get("unanswered").getAsInt(), bots::said);
        assertEquals(0, result.get("oddCount").getAsInt(), bots::said);
        return result;
    }

    private ServerProcess start(String... settings) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("run", "--set", "transport.netty.port=0"));
        for (var setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        return ServerProcess.in(folder).thoroughly().start(words.toArray(String[]::new)).awaitReady();
    }
}
