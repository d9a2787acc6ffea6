package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookingIT {
    private static final List<String> PLUGINS = List.of("arena", "combat", "commands", "console", "inventory", "metrics", "persistence.sql", "replication", "transport.netty");

    @TempDir
    Path folder;

    @Test
    void shouldPrintPluginsRolesAndHooksAndStartNothing() throws Exception {
        String out = fine("check");
        for (var plugin : PLUGINS) {
            assertTrue(out.contains("  " + plugin + " "), out);
        }
        assertTrue(out.contains("  persistence    persistence.sql\n"), out);
        assertTrue(out.endsWith("Caelmor would start: no problems.\n"), out);
        try (var found = Files.list(folder)) {
            assertEquals(0, found.count());
        }
    }

    @Test
    void shouldPrintTheHookTableInItsOrder() throws Exception {
        var hooks = JsonParser.parseString(fine("hooks", "--json")).getAsJsonArray();
        var names = names(hooks, "hook");
        assertEquals(List.of("kernel.lifecycle", "kernel.inbound", "kernel.commands", "kernel.handshake", "kernel.persistence"), names.subList(0, 5));
        assertEquals(List.of("replication.snapshots", "console.desk", "kernel.publish"), names.subList(names.size() - 3, names.size()));
        assertEquals(Integer.MIN_VALUE, hooks.get(0).getAsJsonObject().get("order").getAsInt());
        assertTrue(names.containsAll(List.of("commands.movement", "combat.resolve", "inventory.lapses")), names::toString);
        assertTrue(fine("hooks").contains("post-tick  MAX      kernel.publish         kernel       hook\n"));
    }

    @Test
    void shouldListVerifyAndGraphPlugins() throws Exception {
        assertEquals(PLUGINS, names(JsonParser.parseString(fine("plugins", "list", "--json")).getAsJsonArray(), "name"));
        assertTrue(fine("plugins", "list").startsWith("PLUGIN "));
        assertTrue(fine("plugins", "verify").endsWith("9 plugins, no problems.\n"));
        assertEquals(0, object("plugins", "verify", "--json").getAsJsonArray("problems").size());
        assertEquals(PLUGINS, List.copyOf(object("plugins", "graph", "--json").keySet()));
        assertTrue(fine("plugins", "graph").startsWith("kernel 0.1.0\n|- arena 0.1.0  provides commands, hooks, site; requires jdk.httpserver\n|- combat 0.1.0  provides commands, hooks\n"));
    }

    @Test
    void shouldSelectPluginsByName() throws Exception {
        assertEquals(List.of("combat", "replication"),
                names(JsonParser.parseString(fine("plugins", "list", "--json", "--plugins", "replication,combat")).getAsJsonArray(), "name"));
    }

    /// The fix is: `./caelmor config > distribution/src/dist/conf/caelmor.toml`.
    @Test
    void shouldPackageTheConfigurationThatThePluginsDeclare() throws Exception {
        assertEquals(fine("config"), Files.readString(ServerProcess.HOME.resolve("conf/caelmor.toml")));
    }

    @Test
    void shouldAcceptItsOwnConfigurationWithEveryKeySet() throws Exception {
        var set = fine("config").lines().map(line -> line.matches("#[a-z_]+ = .*") ? line.substring(1) : line).toList();
        Files.write(folder.resolve("caelmor.toml"), set);
        String effective = fine("config", "--effective");
        assertTrue(effective.contains("rate = 10  # caelmor.toml line "), effective);
        assertFalse(effective.contains("\n#rate"), effective);
    }

    private String fine(String... words) throws Exception {
        var process = ServerProcess.in(folder).run(words);
        assertEquals(0, process.exitCode(), process::said);
        assertEquals("", process.err());
        return process.out();
    }

    private JsonObject object(String... words) throws Exception {
        return JsonParser.parseString(fine(words)).getAsJsonObject();
    }

    private static List<String> names(JsonArray rows, String key) {
        return rows.asList().stream().map(row -> row.getAsJsonObject().get(key).getAsString()).toList();
    }
}
