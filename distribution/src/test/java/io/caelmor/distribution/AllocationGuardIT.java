package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import io.caelmor.distribution.FaultyPlugin.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `run --guard allocation` on the packaged server.
class AllocationGuardIT {
    private static final String NAMED = " allocates: ";
    /// More than the guard needs to see of a window.
    private static final int SENDINGS = 100;

    @TempDir
    Path folder;

    @Test
    void shouldNameWhoAllocatesInEachTickAndNobodyElseUnderBots() throws Exception {
        var plugins = FaultyPlugin.installed(folder, Role.NONE);
        try (var group = ClientGroup.create(); var server = ServerProcess.in(folder).thoroughly().start("run", "--guard", "allocation", "--plugins-dir", plugins.toString(),
                "--set", "transport.netty.port=0", "--set", "tick.rate=50", "--set", "guard.warm_up_ticks=100", "--set", "culprit.hook=litter").awaitReady()) {
            server.awaitLogged("hook culprit.hook of plugin culprit allocates: ");
            var client = BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), "ann"));
            for (int i = 0; i < SENDINGS; i++) {
                assertTrue(client.send("misbehave", "litter").applied());
            }
            server.awaitLogged("command misbehave of plugin culprit allocates: ");
            var bots = ServerProcess.in(folder).run("bots", "--count", "20", "--seconds", "8", "--url", server.endpoint("ws"));
            assertEquals(0, bots.exitCode(), bots::said);
            assertEquals(0, server.stop(), server::said);

            var named = server.err().lines().filter(line -> line.contains(NAMED)).toList();
            assertEquals(2, named.size(), () -> "once each, and nobody else: " + named);
            var garbage = server.out().lines().filter(line -> line.strip().startsWith("garbage")).findFirst().orElseThrow();
            for (var culprit : List.of("hook culprit.hook of plugin culprit, ", "command misbehave of plugin culprit, ")) {
                assertTrue(garbage.contains(culprit), garbage);
            }
        }
    }
}
