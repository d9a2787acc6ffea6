package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.ClientException;
import io.caelmor.distribution.FaultyPlugin.Role;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A plugin that fails, on the packaged server: it is named, the others go on, and past the limit the server saves and stops.
class FaultyPluginIT extends FaultyPluginSetup {
    @ParameterizedTest
    @CsvSource({"throw,thrown on purpose", "recurse,StackOverflowError", "link,NoClassDefFoundError"})
    void shouldNameAHookThatFailsAndStopInOrderPastTheLimit(String how, String error) throws Exception {
        try (var server = start(Role.NONE, "-Xmx256m", "culprit.hook=" + how)) {
            assertEquals(1, server.awaitExit(), server::said);
            assertTrue(server.err().contains("hook culprit.hook of plugin culprit failed; others go on"), server::said);
            assertTrue(server.err().contains(error), server::said);
            assertTrue(server.out().contains("Stopped, not cleanly: hook culprit.hook of plugin culprit failed 10 times, as often as tick.fault_limit lets it."), server::said);
            assertTrue(server.out().contains("faults  hook culprit.hook of plugin culprit 10"), server::said);
            assertSavedAll(server);
        }
    }

    @Test
    void shouldGoOnForAllOthersUpToTheLimit() throws Exception {
        try (var server = start(Role.NONE, "", "culprit.hook=throw", "culprit.after_ticks=0", "tick.fault_limit=1000000")) {
            var client = join(server, "ann");
            server.awaitLogged("hook culprit.hook of plugin culprit failed; others go on");
            assertTrue(client.send("count").applied());
            long tick = client.awaitTick(world -> world.tick() > 0, PATIENCE);
            client.awaitTick(world -> world.tick() >= tick + 20, PATIENCE);
            assertEquals(0, server.stop(), server::said);
            assertTrue(server.out().contains("faults  hook culprit.hook of plugin culprit "), server::said);
        }
    }

    /// A client could cause these as often as it likes: they lead to no stop.
    @Test
    void shouldAnswerOnceWhateverAHandlerThrowsAndGoOn() throws Exception {
        try (var server = start(Role.NONE, "-Xmx256m")) {
            var client = join(server, "ann");
            long self = client.awaitViewpoint(PATIENCE);
            int sent = 0;
            for (int round = 0; round < 5; round++) {
                for (var how : List.of("throw", "recurse", "link")) {
                    var receipt = client.send("misbehave", how);
                    assertTrue(receipt.rejectedWith("fault"), receipt::toString);
                    sent++;
                }
            }
            int raised = sent;
            client.awaitTick(world -> world.getInt(self, "culprit.count") == raised, PATIENCE);
            assertTrue(client.send("count").applied());
            assertTrue(server.err().contains("command misbehave of plugin culprit failed; others go on"), server::said);
            assertEquals(0, server.stop(), server::said);
            assertTrue(server.out().contains("faults  command misbehave of plugin culprit 15"), server::said);
            assertSavedAll(server);
        }
    }

    @Test
    void shouldNameWhoAllocatesMuchThatFits() throws Exception {
        try (var server = start(Role.NONE, "-Xmx768m", "culprit.mebibytes=100")) {
            var client = join(server, "ann");
            assertTrue(client.send("misbehave", "allocate").applied());
            server.awaitLogged("command misbehave of plugin culprit allocated 100 MiB in one tick");
            assertTrue(client.send("count").applied());
            assertEquals(0, server.stop(), server::said);
            assertFalse(server.err().contains("hook kernel.commands"), "it is not the kernel's doing: " + server.said());
        }
    }

    @Test
    void shouldNameAHookThatAllocatesMuchThatFits() throws Exception {
        try (var server = start(Role.NONE, "-Xmx768m", "culprit.hook=allocate", "culprit.mebibytes=100")) {
            server.awaitReady().awaitLogged("hook culprit.hook of plugin culprit allocated 100 MiB in one tick");
            assertEquals(0, server.stop(), server::said);
        }
    }

    @Test
    void shouldRefuseWhoeverTheAuthenticatorFailsForAndGoOn() throws Exception {
        try (var server = start(Role.AUTHENTICATOR, "-Xmx256m")) {
            for (var how : List.of("throw", "recurse", "link")) {
                var refused = assertThrows(ClientException.class, () -> join(server, how));
                assertTrue(refused.getMessage().toLowerCase().contains("fault") || refused.getMessage().contains("error"), refused::getMessage);
            }
            assertTrue(join(server, "ann").send("count").applied());
            server.awaitLogged("authenticator of plugin culprit failed; others go on");
            assertEquals(0, server.stop(), server::said);
            assertTrue(server.out().contains("faults  authenticator of plugin culprit 3"), server::said);
        }
    }

    /// Without its tick thread the server can't stop in order: it is named while it hangs, and the process ends.
    @Test
    void shouldNameAHookThatHangsAndEnd() throws Exception {
        try (var server = start(Role.NONE, "", "culprit.hook=hang", "tick.hopeless_seconds=3")) {
            server.awaitLogged("the hook culprit.hook of plugin culprit stalls the tick");
            assertEquals(1, server.awaitExit(), server::said);
            assertTrue(server.out().contains("Ended at once, not in order: the hook culprit.hook of plugin culprit has not ended for 3 s."), server::said);
        }
    }

    @Test
    void shouldNameAHandlerThatHangsAndEndWhereItIsToldTo() throws Exception {
        try (var server = start(Role.NONE, "", "tick.hopeless_seconds=0", "persistence.stop_seconds=1")) {
            var client = join(server, "ann");
            client.client().send("misbehave", "hang");
            server.awaitLogged("the hook kernel.commands of the kernel, in the command misbehave of plugin culprit, stalls the tick");
            assertEquals(1, server.stop(), server::said);
            assertTrue(server.err().contains("The server did not stop within "), server::said);
            assertTrue(server.err().contains("culprit.Culprit.misbehave"), server::said);
        }
    }

    private static void assertSavedAll(ServerProcess server) {
        assertTrue(server.out().contains("saved   everything"), server::said);
        assertTrue(server.out().contains("ledger  all zero: "), server::said);
    }

    private ServerProcess start(Role role, String javaOptions, String... settings) throws IOException, InterruptedException {
        return start(FaultyPlugin.installed(folder, role), javaOptions, settings);
    }
}
