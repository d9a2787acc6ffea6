package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A world is looked at, and moved from a database into a log, by the packaged commands.
class StoreIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DATABASE = ServerProcess.HOME.resolve("plugins/caelmor-persistence-sql.jar").toString();

    @TempDir
    Path folder;

    @Test
    void shouldMoveAWorldFromADatabaseIntoALog() throws Exception {
        var place = play("plugins-sql", "caelmor-persistence-sql.jar", null);
        var info = JsonParser.parseString(fine("plugins-sql", "store", "info", "--json", "--accounts")).getAsJsonObject();
        assertEquals("ann", info.getAsJsonObject("names").get("1").getAsString());
        assertEquals(4, info.get("entities").getAsInt(), "an avatar and what it was given");
        var hash = info.get("hash").getAsString();
        assertTrue(fine("plugins-sql", "store", "verify").contains("is consistent: 1 accounts, 4 entities, hash " + hash));
        assertTrue(fine("plugins-sql", "store", "export", "world.jsonl").contains(hash));
        var piped = fine("plugins-sql", "store", "export", "-");
        assertEquals(Files.readString(folder.resolve("world.jsonl")), piped);

        makePlugins("plugins-log", "caelmor-persistence-log.jar");
        refused("plugins-log", 1, "no world yet", "store", "info");
        assertFalse(Files.exists(folder.resolve("data/world-log")));
        assertTrue(fine("plugins-log", "store", "import", "world.jsonl").contains(hash));
        refused("plugins-log", 1, "not empty", "store", "import", "world.jsonl");
        // A server that nobody plays on changes nothing.
        assertEquals(0, caelmor("plugins-log", "run", "--ticks", "5", "--set", "transport.netty.port=0").exitCode());
        assertTrue(fine("plugins-log", "store", "verify").contains(hash));
        fine("plugins-log", "store", "export", "back.jsonl");
        assertEquals(content("world.jsonl"), content("back.jsonl"));

        assertEquals(place, play("plugins-log", null, place));
        fine("plugins-log", "store", "verify");
    }

    /// All lines but the first, which says what ids come next.
    private List<String> content(String file) throws IOException {
        var lines = Files.readAllLines(folder.resolve(file));
        return lines.subList(1, lines.size());
    }

    /// Lets ann come and stand somewhere, or find herself there; answers where.
    private List<Float> play(String plugins, String persistence, List<Float> expected) throws Exception {
        if (persistence != null) {
            makePlugins(plugins, persistence);
        }
        try (var group = ClientGroup.create();
                var server = ServerProcess.in(folder).start("run", "--plugins-dir", plugins, "--set", "transport.netty.port=0").awaitReady()) {
            var ann = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ann"));
            long self = ann.awaitViewpoint(PATIENCE);
            var place = List.of(ann.getFloat(self, "x"), ann.getFloat(self, "y"));
            var looking = caelmor(plugins, "store", "info");
            if (expected == null) {
                assertEquals(0, looking.exitCode(), looking::said);
            } else {
                assertEquals(1, looking.exitCode(), looking::said);
                assertTrue(looking.err().contains("in use by another server"), looking::said);
            }
            assertEquals(0, server.stop(), server::said);
            return place;
        }
    }

    @Test
    void shouldNameFileAndFixWhereTheStoreIsNoStore() throws Exception {
        makePlugins("plugins", "caelmor-persistence-sql.jar");
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/world.db"), "Dear diary, ".repeat(1_000));
        for (var command : List.of("info", "export")) {
            var words = new ArrayList<>(List.of("store", command));
            if (command.equals("export")) {
                words.add("out.jsonl");
            }
            refused("plugins", 1, "data/world.db", words.toArray(String[]::new));
        }
        var verified = caelmor("plugins", "store", "verify", "--json");
        assertEquals(1, verified.exitCode(), verified::said);
        JsonObject verdict = JsonParser.parseString(verified.out()).getAsJsonObject();
        assertFalse(verdict.get("consistent").getAsBoolean());
        assertTrue(verdict.getAsJsonArray("problems").get(0).getAsString().contains("put a backup in its place"), verified::said);
        assertFalse(Files.exists(folder.resolve("out.jsonl")));
        refused("plugins", 1, "persistence.enabled", "store", "info", "--set", "persistence.enabled=false");
        refused("plugins", 64, "one of info, verify, export and import", "store");
    }

    private void makePlugins(String name, String persistence) throws IOException {
        var plugins = Files.createDirectory(folder.resolve(name));
        try (var jars = Files.list(ServerProcess.HOME.resolve("plugins"))) {
            for (var jar : jars.filter(jar -> !jar.toString().equals(DATABASE)).toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        var available = ServerProcess.HOME.resolve("plugins-available").resolve(persistence);
        Files.copy(Files.exists(available) ? available : Path.of(DATABASE), plugins.resolve(persistence));
    }

    private ServerProcess caelmor(String plugins, String... words) throws Exception {
        var all = new ArrayList<>(List.of(words));
        if (words.length > 1) {
            all.addAll(List.of("--plugins-dir", plugins));
        }
        return ServerProcess.in(folder).run(all.toArray(String[]::new));
    }

    private String fine(String plugins, String... words) throws Exception {
        var process = caelmor(plugins, words);
        assertEquals(0, process.exitCode(), process::said);
        return process.out();
    }

    private void refused(String plugins, int code, String sentence, String... words) throws Exception {
        var process = caelmor(plugins, words);
        assertEquals(code, process.exitCode(), process::said);
        assertTrue(process.said().contains(sentence), process::said);
    }
}
