package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ProofIT {
    @TempDir
    Path scratch;

    private Path plugins;
    private Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        plugins = Files.createDirectory(scratch.resolve("plugins"));
        folder = Files.createDirectory(scratch.resolve("work"));
    }

    @Test
    void shouldProveTheThreePipelinesOfThePackagedPluginsAndLeaveNothing() throws Exception {
        var temp = Files.createDirectory(scratch.resolve("temp"));
        var proof = ServerProcess.in(folder).env("JAVA_OPTS", "-Djava.io.tmpdir=" + temp).run("proof", "--json");
        assertEquals(0, proof.exitCode(), proof::said);
        assertEquals("", proof.err());
        var result = JsonParser.parseString(proof.out()).getAsJsonObject();
        assertTrue(result.get("proven").getAsBoolean());
        assertEquals(3, result.getAsJsonArray("pipelines").size());
        assertEquals(2, result.getAsJsonObject("clients").get("joined").getAsInt());
        for (var left : new Path[] {folder, temp}) {
            try (var found = Files.list(left)) {
                assertEquals(List.of(), found.filter(path -> !path.getFileName().toString().startsWith("hsperfdata")).toList());
            }
        }
    }

    @Test
    void shouldSayItInWords() throws Exception {
        var proof = ServerProcess.in(folder).run("proof");
        assertEquals(0, proof.exitCode(), proof::said);
        assertTrue(proof.out().contains("inbound, outbound and persistence are alive and balance."), proof::said);
        assertFalse(proof.out().contains("DEAD"), proof::said);
        assertFalse(proof.out().contains("BROKEN"), proof::said);
    }

    @Test
    void shouldNameTheDeadStageWhereNoCommandIsHandled() throws Exception {
        deadWith(Saboteur.IDLE_COMMANDS, List.of("commands", "combat", "inventory", "arena"), "inbound: dead at the stage 'inbound.queued'", "before it 'inbound.frames' let ",
                "The role 'commands' has to do with it: saboteur 1.0 (");
    }

    @Test
    void shouldNameTheDeadStageWhereNothingIsReplicated() throws Exception {
        deadWith(Saboteur.MUTE_REPLICATION, List.of("replication"), "outbound: dead at the stage 'outbound.telling'", "before it 'outbound.built' let ",
                "The role 'replication' has to do with it: saboteur 1.0 (");
    }

    @Test
    void shouldNameTheDeadStageWhereNoCommitIsConfirmed() throws Exception {
        deadWith(Saboteur.UNSURE_PERSISTENCE, List.of("persistence-sql"), "persistence: dead at the stage 'persist.applied'",
                "before it 'persist.captured' let 1 pass", "The role 'persistence' has to do with it: saboteur 1.0 (");
    }

    @Test
    void shouldNameTheDeadStageWhereSocketsAreNotRead() throws Exception {
        deadWith(Saboteur.DEAF_TRANSPORT, List.of("transport-netty"), "inbound: dead at the stage 'handshakes.attached'", "before it 'links.opened' let 2 pass",
                "The role 'transport' has to do with it: saboteur 1.0 (");
    }

    @Test
    void shouldRefuseWhatRunWouldRefuse() throws Exception {
        var proof = ServerProcess.in(folder).run("proof", "--plugins", "commands");
        assertEquals(2, proof.exitCode(), proof::said);
        assertTrue(proof.err().contains("P104"), proof::said);
    }

    private void deadWith(Saboteur saboteur, List<String> without, String... words) throws Exception {
        try (var jars = Files.list(ServerProcess.HOME.resolve("plugins"))) {
            for (var jar : jars.toList()) {
                String name = jar.getFileName().toString().replace("caelmor-", "").replace(".jar", "");
                if (!without.contains(name)) {
                    Files.copy(jar, plugins.resolve(jar.getFileName()));
                }
            }
        }
        saboteur.install(scratch.resolve("fixtures"), plugins);
        var proof = ServerProcess.in(folder).run("proof", "--plugins-dir", plugins.toString());
        assertEquals(1, proof.exitCode(), proof::said);
        for (var word : words) {
            assertTrue(proof.out().contains(word), () -> "'" + word + "' is not in\n" + proof.said());
        }
    }
}
