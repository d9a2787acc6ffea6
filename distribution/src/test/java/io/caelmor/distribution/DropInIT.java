package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plugin that its author built with a Maven project of its own (`src/test/fixtures/hello-plugin`), dropped into the folder.
class DropInIT {
    private static final Path JAR = Path.of(System.getProperty("caelmor.fixtures"), "hello-plugin/target/hello-plugin-3.0.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @BeforeEach
    void dropIn() throws IOException {
        var plugins = Files.createDirectory(folder.resolve("plugins"));
        try (var jars = Files.list(ServerProcess.HOME.resolve("plugins"))) {
            for (var jar : jars.toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        Files.copy(JAR, plugins.resolve("hello.jar"));
    }

    @Test
    void shouldStandInTheHookTable() throws Exception {
        var hooks = ServerProcess.in(folder).run("hooks", "--plugins-dir", "plugins");
        assertEquals(0, hooks.exitCode(), hooks::said);
        assertTrue(hooks.out().lines().anyMatch(line -> line.matches("simulate +500 +hello\\.wave +hello +hook")), hooks::said);
    }

    @Test
    void shouldHaveItsCommandHandledItsColumnReplicatedAndSaved() throws Exception {
        try (var group = ClientGroup.create()) {
            try (var server = start()) {
                var client = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ada"));
                long self = client.awaitViewpoint(PATIENCE);
                var receipt = client.send("greet");
                assertTrue(receipt.applied(), receipt::toString);
                client.awaitTick(world -> world.getInt(self, "hello.waves") == 1, PATIENCE);
                assertEquals(0, server.stop(), server::said);
            }
            try (var server = start()) {
                var client = BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), "ada"));
                assertEquals(1, client.getInt(client.awaitViewpoint(PATIENCE), "hello.waves"));
                assertEquals(0, server.stop(), server::said);
            }
        }
    }

    private ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.in(folder).start("run", "--plugins-dir", "plugins", "--set", "transport.netty.port=0").awaitReady();
    }
}
