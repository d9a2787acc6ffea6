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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plugin that stalls the tick of the packaged server for a while; `FaultyPluginIT` has those that do for ever.
class StallIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void shouldNameTheCommandThatStallsATickWhileItDoesAndGoOn() throws Exception {
        installSleeper();
        try (var group = ClientGroup.create();
                var server = ServerProcess.in(folder).start("run", "--plugins-dir", "plugins", "--set", "transport.netty.port=0",
                        "--set", "tick.watchdog_ms=400").awaitReady()) {
            var client = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ada"));
            client.awaitViewpoint(PATIENCE);
            assertTrue(client.send("nap").applied());
            server.awaitLogged("the hook kernel.commands of the kernel, in the command nap of plugin test.sleeper, stalls the tick");
            server.awaitLogged("at test.sleeper@1.0/test.sleeper.Plugin.nap");
            server.awaitLogged("has ended after some ");
            assertTrue(server.isAlive());
            assertEquals(0, server.stop(), server::said);
        }
    }

    private void installSleeper() throws IOException {
        var plugins = Files.createDirectory(folder.resolve("plugins"));
        try (var jars = Files.list(ServerProcess.HOME.resolve("plugins"))) {
            for (var jar : jars.toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        var jar = new FixtureJar(Files.createDirectory(folder.resolve("fixture")))
                .source("module-info.java", """
                        module test.sleeper {
                            requires io.caelmor.kernel;
                            provides io.caelmor.kernel.plugin.CommandHandlers with test.sleeper.Plugin;
                        }
                        """)
                .source("test/sleeper/Plugin.java", """
                        package test.sleeper;

                        import io.caelmor.kernel.command.Receipt;
                        import io.caelmor.kernel.plugin.*;
                        import io.caelmor.kernel.tick.*;

                        public final class Plugin implements CommandHandlers {
                            @Override
                            public void declare(Declarations declarations) {
                                declarations.command("nap").handledBy((tick, command) -> nap(1500));
                            }

                            private static Receipt nap(long millis) {
                                try {
                                    Thread.sleep(millis);
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                return Receipt.APPLIED;
                            }
                        }
                        """)
                .version("1.0").against(ServerProcess.HOME.resolve("lib")).build("sleeper.jar");
        Files.copy(jar, plugins.resolve("sleeper.jar"));
    }
}
