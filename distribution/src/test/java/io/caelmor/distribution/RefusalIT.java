package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalIT {
    @TempDir
    Path folder;

    @Test
    void shouldNameEveryWrongKeyAtOnceAndStartNothing() throws Exception {
        int port = Sockets.freePort();
        Files.writeString(folder.resolve("caelmor.toml"), """
                [tick]
                rate = "fast"

                [transport.netty]
                port = %d
                hots = "127.0.0.1"
                """.formatted(port));
        var server = ServerProcess.in(folder).env("CAELMOR_WORLD_WIDTH", "0").start("run", "--plugins-dir", ServerProcess.HOME.resolve("plugins").toString());
        assertEquals(2, server.awaitExit(), server::said);
        assertEquals("""
                Caelmor did not start: 3 problems (%s/)
                configuration
                  P301 nobody reads the key 'transport.netty.hots' (caelmor.toml line 6).
                       Fix: did you mean 'transport.netty.host'?
                  P302 'tick.rate' (caelmor.toml line 2) is "fast"; it must be a whole number from 1 to 128.
                       Fix: correct it, or leave it out for 10.
                  P303 'world.width' (environment CAELMOR_WORLD_WIDTH) is "0"; it must be a number from 1.0 to 1000000.0.
                       Fix: correct it, or leave it out for 1000.0.
                """.formatted(ServerProcess.HOME.resolve("plugins")), server.err());
        assertEquals("", server.out());
        assertFalse(Sockets.listens(port));
        assertEquals(List.of(folder.resolve("caelmor.toml")), found());
    }

    @Test
    void shouldSayWhereAConfigurationIsBroken() throws Exception {
        Files.writeString(folder.resolve("mine.toml"), "[tick]\nrate 20\n");
        var server = ServerProcess.in(folder).run("run", "--config", "mine.toml");
        assertEquals(2, server.exitCode(), server::said);
        assertTrue(server.err().contains("  P305 mine.toml line 2, column 6: "), server::said);
    }

    @Test
    void shouldSayThatTheAddressIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = ServerProcess.in(folder).run("run", "--set", "transport.netty.port=" + taken.getLocalPort());
            assertEquals(2, server.exitCode(), server::said);
            assertTrue(server.err().contains("  P501 "), server::said);
            assertTrue(server.err().contains(String.valueOf(taken.getLocalPort())), server::said);
        }
    }

    @Test
    void shouldRefuseWithoutARequiredRole() throws Exception {
        var server = ServerProcess.in(folder).run("run", "--plugins", "commands,combat,replication,persistence.sql");
        assertEquals(2, server.exitCode(), server::said);
        assertTrue(server.err().contains("  P104 the role 'transport' is required and no plugin provides it."), server::said);
        assertEquals(List.of(), found());
    }

    @Test
    void shouldExitWith64ForWrongUsage() throws Exception {
        var server = ServerProcess.in(folder).run("run", "--tiks", "3");
        assertEquals(64, server.exitCode(), server::said);
        assertEquals("caelmor run does not know '--tiks'. Did you mean '--ticks'?\nHelp: caelmor run --help\n", server.err());
    }

    private List<Path> found() throws IOException {
        try (var found = Files.list(folder)) {
            return found.toList();
        }
    }
}
