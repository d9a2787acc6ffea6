package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/// A plugin that stalls the tick of the packaged server: for a while in a command, for ever in a hook.
class StallIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void shouldNameTheCommandAndTheHookThatStallATickAndEndWhereItIsHopeless() throws Exception {
        installSleeper();
        try (var group = ClientGroup.create();
                var server = ServerProcess.in(folder).start("run", "--plugins-dir", "plugins", "--set", "transport.netty.port=0",
                        "--set", "tick.watchdog_ms=400", "--set", "tick.hopeless_seconds=5").awaitReady()) {
            var client = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ada"));
            client.awaitViewpoint(PATIENCE);
            assertTrue(client.send("nap").applied());
            server.awaitLogged("the hook kernel.commands, in the command 'nap' of test.sleeper, stalls the tick");
            server.awaitLogged("at test.sleeper@1.0/test.sleeper.Plugin.nap");
            server.awaitLogged("has ended after some ");
            assertTrue(server.isAlive());

            assertTrue(client.send("hang").applied());
            server.awaitLogged("the hook sleeper.hang of test.sleeper stalls the tick");
            assertEquals(1, server.awaitExit(), server::said);
            assertTrue(server.out().contains("Ended at once, not in order: the hook sleeper.hang of test.sleeper has not ended for 5 s."), server::said);
            assertFalse(server.out().contains("Stopped"), server::said);
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
                            private boolean hang;
                            private int ticksLeft = 1;

                            @Override
                            public void declare(Declarations declarations) {
                                declarations.command("nap").handledBy((tick, command) -> nap(1500));
                                declarations.command("hang").handledBy((tick, command) -> {
                                    hang = true;
                                    return Receipt.APPLIED;
                                });
                                declarations.hook(Phase.POST_TICK, new HookKey("sleeper.hang", Integer.MAX_VALUE - 16), tick -> {
                                    // Its receipt is on its way by the next tick.
                                    if (hang && ticksLeft-- == 0) {
                                        nap(Long.MAX_VALUE);
                                    }
                                });
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
