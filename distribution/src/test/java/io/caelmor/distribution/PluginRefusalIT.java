package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The packaged server with a plugin folder that something is wrong with: it exits with 2, names it, binds no port and creates nothing.
class PluginRefusalIT {
    @TempDir
    Path scratch;

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Breaking {
        void apply(BrokenPlugins plugins) throws Exception;
    }

    private enum Fault {
        NO_TRANSPORT(plugins -> plugins.without("transport-netty"), "P104 the role 'transport' is required and no plugin provides it."),
        NO_COMMANDS(plugins -> plugins.without("commands", "combat", "inventory", "arena"), "P104 the role 'commands' is required and no plugin provides it."),
        NO_REPLICATION(plugins -> plugins.without("replication"), "P104 the role 'replication' is required and no plugin provides it."),
        NO_PERSISTENCE(plugins -> plugins.without("persistence-sql"), "P104 the role 'persistence' is required and no plugin provides it."),
        TWO_REPLICATIONS(BrokenPlugins::withTwoReplications, "P105 only one plugin can take the role 'replication', and 2 do: "),
        MODULE_TWICE(BrokenPlugins::withOneJarTwice, "P101 "),
        PACKAGE_TWICE(BrokenPlugins::withAPackageInTwoModules, "P102 "),
        MODULE_MISSING(BrokenPlugins::withAMissingModule, "P103 "),
        CYCLE(BrokenPlugins::withACycle, "round.left -> round.right -> round.left"),
        NO_MODULE(BrokenPlugins::withAJarThatIsNoModule, "P107 "),
        TOO_NEW(BrokenPlugins::withAClassOfAFutureJava, "P108 "),
        OTHER_KERNEL(BrokenPlugins::withAPluginForAnotherKernel, "P201 was built for kernel 0.2; this is kernel 0.1.");

        private final Breaking breaking;
        private final String words;

        Fault(Breaking breaking, String words) {
            this.breaking = breaking;
            this.words = words;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseToStartWith(Fault fault) throws Exception {
        var plugins = new BrokenPlugins(scratch.resolve("fixtures"), scratch.resolve("plugins"));
        fault.breaking.apply(plugins);
        var server = refused();
        assertTrue(server.err().startsWith("Caelmor did not start: 1 problem ("), server::said);
        assertTrue(server.err().contains(fault.words), server::said);
        assertTrue(server.err().contains("       Fix: "), server::said);
    }

    @Test
    void shouldNameAllFaultsInOneReport() throws Exception {
        var plugins = new BrokenPlugins(scratch.resolve("fixtures"), scratch.resolve("plugins"));
        plugins.without("replication");
        plugins.withAMissingModule();
        plugins.withACycle();
        plugins.withAJarThatIsNoModule();
        plugins.withAPluginForAnotherKernel();
        Files.writeString(folder.resolve("caelmor.toml"), "[tick]\nrate = 1000\n");
        var server = refused();
        assertTrue(server.err().startsWith("Caelmor did not start: 6 problems ("), server::said);
        for (var code : new String[] {"P103", "P104", "P106", "P107", "P201", "P303"}) {
            assertTrue(server.err().contains("\n  " + code + " "), () -> code + " is not in\n" + server.said());
        }
    }

    private ServerProcess refused() throws Exception {
        var plugins = scratch.resolve("plugins");
        int port = Sockets.freePort();
        boolean transport = Files.exists(plugins.resolve("caelmor-transport-netty.jar"));
        var server = ServerProcess.in(folder).run("run", "--plugins-dir", plugins.toString(),
                "--set", transport ? "transport.netty.port=" + port : "tick.rate=10");
        assertEquals(2, server.exitCode(), server::said);
        assertEquals("", server.out());
        assertFalse(Sockets.listens(port));
        assertFalse(Files.exists(folder.resolve("data")), "nothing is created");
        return server;
    }
}
