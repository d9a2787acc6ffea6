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

class RunIT {
    private static final String ANY_PORT = "transport.netty.port=0";

    @TempDir
    Path folder;

    @Test
    void shouldListenOnWebSocketAndTcpAndStopInOrderOnSigterm() throws Exception {
        try (var server = ServerProcess.in(folder).start("run", "--set", ANY_PORT).awaitReady(); var group = ClientGroup.create()) {
            for (var scheme : new String[] {"ws", "tcp"}) {
                var client = BlockingClient.join(group, ClientOptions.of(server.endpoint(scheme), "ada-" + scheme));
                client.awaitViewpoint(Duration.ofSeconds(20));
                var receipt = client.send("count");
                assertTrue(receipt.applied(), receipt::toString);
            }
            assertEquals(0, server.stop(), server::said);
            assertTrue(server.out().contains("Stopped: the process was asked to end."), server::said);
            assertTrue(server.out().contains("saved   everything"), server::said);
            assertTrue(server.out().contains("ledger  all zero: "), server::said);
            assertFalse(server.err().contains("WARNING"), server::said);
            assertFalse(server.said().contains("DEBUG"), server::said);
            assertFalse(Sockets.listens(port(server)));
        }
    }

    @Test
    void shouldStopByItselfAfterTheWantedTicks() throws Exception {
        var server = ServerProcess.in(folder).run("run", "--set", ANY_PORT, "--ticks", "3");
        assertEquals(0, server.exitCode(), server::said);
        assertTrue(server.out().contains("ran     3 ticks, 0 sessions, 0 commands"), server::said);
    }

    @Test
    void shouldReadTheFileOfTheWorkingFolderAndTheEnvironment() throws Exception {
        Files.writeString(folder.resolve("caelmor.toml"), "[tick]\nrate = 40\n\n[transport.netty]\nport = 0\n");
        var server = ServerProcess.in(folder).env("CAELMOR_WORLD_WIDTH", "300").run("run", "--ticks", "1", "--set", "world.height=200");
        assertEquals(0, server.exitCode(), server::said);
        assertTrue(server.out().contains("  configuration  caelmor.toml (2 set), 3 from the environment, 1 by --set"), server::said);
        assertTrue(server.out().contains("  world          main, 300 x 200, "), server::said);
        assertTrue(server.out().contains("  ticks          40 a second"), server::said);
    }

    @Test
    void shouldKeepTheStoreInTheWorkingFolder() throws IOException, InterruptedException {
        assertEquals(0, ServerProcess.in(folder).run("run", "--set", ANY_PORT, "--ticks", "1").exitCode());
        assertTrue(Files.exists(folder.resolve("data/world.db")));
    }

    private static int port(ServerProcess server) {
        return Integer.parseInt(server.endpoint("tcp").replaceFirst(".*:", ""));
    }
}
