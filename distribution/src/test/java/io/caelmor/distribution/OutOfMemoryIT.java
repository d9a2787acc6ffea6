package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.ClientException;
import io.caelmor.client.ClientListener;
import io.caelmor.client.ClientOptions;
import io.caelmor.client.Receipt;
import io.caelmor.distribution.FaultyPlugin.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Out of memory ends the packaged server at once, on whatever thread it comes, and says who asked for more; nothing is acknowledged after it.
class OutOfMemoryIT extends FaultyPluginSetup {
    private static final String HEAP_FULL = "java.lang.OutOfMemoryError: Java heap space";
    private static final String SMALL = "-Xmx128m -XX:MaxDirectMemorySize=64m";

    /// `direct` is thrown by Java code, where the JVM itself has no say.
    @ParameterizedTest
    @ValueSource(strings = {"allocate", "direct"})
    void shouldAcknowledgeNothingBehindAHandlerThatTakesAllMemoryAndLoseNothingAcknowledged(String how) throws Exception {
        var plugins = FaultyPlugin.installed(folder, Role.NONE);
        int kept = 10;
        try (var server = start(plugins, SMALL)) {
            var client = join(server, "ann");
            client.awaitViewpoint(PATIENCE);
            for (int i = 0; i < kept; i++) {
                assertTrue(client.send("vouch").applied());
            }
            var receipts = new ArrayList<CompletableFuture<Receipt>>();
            for (var command : List.of("vouch", "misbehave", "vouch")) {
                receipts.add(command.equals("vouch") ? client.client().send(command) : client.client().send(command, how));
            }
            assertNotEquals(0, awaitEnd(server, how.equals("direct") ? "out of memory" : HEAP_FULL), server::said);
            assertTrue(receipts.stream().noneMatch(OutOfMemoryIT::applied), "nothing of that tick was acknowledged");
            assertFalse(server.out().contains("Stopped"), server::said);
            if (how.equals("direct")) {
                assertTrue(server.err().contains("out of memory in command misbehave of plugin culprit: the process ends at once"), server::said);
            } else {
                assertReported(server, "caelmor-tick", "culprit.Culprit.misbehave");
            }
        }
        var verified = ServerProcess.in(folder).run("store", "verify", "--plugins-dir", plugins.toString());
        assertEquals(0, verified.exitCode(), verified::said);
        try (var server = start(plugins, SMALL)) {
            var client = join(server, "ann");
            long self = client.awaitViewpoint(PATIENCE);
            assertTrue(client.getInt(self, "culprit.count") >= kept, "what was acknowledged is there");
            assertEquals(0, server.stop(), server::said);
        }
    }

    @Test
    void shouldEndForAHook() throws Exception {
        try (var server = start(FaultyPlugin.installed(folder, Role.NONE), SMALL, "culprit.hook=allocate")) {
            assertNotEquals(0, awaitEnd(server, HEAP_FULL), server::said);
            assertReported(server, "caelmor-tick", "culprit.Culprit.misbehave");
        }
    }

    @Test
    void shouldEndForAnEventLoop() throws Exception {
        try (var server = start(FaultyPlugin.installed(folder, Role.AUTHENTICATOR), SMALL)) {
            group.client(ClientOptions.of(server.endpoint("tcp"), "allocate"), new ClientListener() {}).connect();
            assertNotEquals(0, awaitEnd(server, HEAP_FULL), server::said);
            assertReported(server, "caelmor-net-", "culprit.Culprit.misbehave");
        }
    }

    @Test
    void shouldEndForTheStoresThread() throws Exception {
        try (var server = start(FaultyPlugin.installed(folder, Role.STORE, "persistence"), SMALL)) {
            group.client(ClientOptions.of(server.endpoint("tcp"), "ann"), new ClientListener() {}).connect();
            assertNotEquals(0, awaitEnd(server, HEAP_FULL), server::said);
            assertReported(server, "caelmor-store", "culprit.Culprit.misbehave");
        }
    }

    /// Netty's own bound on direct memory is a declared cap: here it leaves room for the buffers of one event loop out of two.
    @Test
    void shouldCloseTheConnectionThatFindsNoRoomForItsBuffersAndGoOn() throws Exception {
        try (var server = start(ServerProcess.HOME.resolve("plugins"), "-Dio.netty.maxDirectMemory=1400000", "transport.netty.event_loops=2")) {
            var client = join(server, "ann");
            assertThrows(ClientException.class, () -> join(server, "bob"));
            server.awaitLogged("there is no room for its buffers");
            assertTrue(client.send("count").applied());
            assertEquals(0, server.stop(), server::said);
        }
    }

    /// Waits until it says so, and then for its end; prints how long that took. Answers the exit code.
    private static int awaitEnd(ServerProcess server, String said) throws InterruptedException {
        server.awaitLogged(said);
        long begin = System.nanoTime();
        int code = server.awaitExit();
        System.out.println("ended " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + " ms after it had said '" + said + "'");
        return code;
    }

    private static boolean applied(CompletableFuture<Receipt> receipt) {
        return receipt.handle((said, failure) -> failure == null && said.applied()).completeOnTimeout(false, 20, TimeUnit.SECONDS).join();
    }

    /// The JVM said on standard error that it ends and why; who asked for memory stands in the file that it names.
    private void assertReported(ServerProcess server, String thread, String where) throws IOException {
        assertTrue(server.err().contains(HEAP_FULL), server::said);
        try (var files = Files.list(folder)) {
            var report = Files.readString(files.filter(file -> file.getFileName().toString().startsWith("hs_err_pid")).findFirst().orElseThrow());
            var current = report.substring(report.indexOf("Current thread"));
            assertTrue(current.lines().findFirst().orElseThrow().contains(thread), current.lines().limit(3).toList()::toString);
            assertTrue(current.contains(where), report);
        }
    }
}
