package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientException;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged server with the plugin `auth.token`, and tickets by `caelmor ticket`.
class TicketIT {
    @TempDir
    Path folder;

    @BeforeEach
    void plugIn() throws Exception {
        var plugins = Files.createDirectory(folder.resolve("plugins"));
        for (var jar : List.of("plugins/caelmor-transport-netty.jar", "plugins/caelmor-commands.jar", "plugins/caelmor-combat.jar",
                "plugins/caelmor-replication.jar", "plugins-available/caelmor-auth-token.jar")) {
            Files.copy(ServerProcess.HOME.resolve(jar), plugins.resolve(Path.of(jar).getFileName()));
        }
        assertEquals(0, ServerProcess.in(folder).run("ticket-key", "login").exitCode());
    }

    @Test
    void shouldLetInWhoShowsAGoodTicketAndNobodyElse() throws Exception {
        assertEquals(0, ServerProcess.in(folder).run("ticket-key", "mallory").exitCode());
        try (var server = start("auth.token.public_keys=login.pub", "auth.token.skew_seconds=0").awaitReady(); var group = ClientGroup.create()) {
            assertTrue(server.out().contains("may join       accounts that the authenticator knows"), server::said);
            awaitNextSecond();
            var good = ticket("--account", "ann", "--key", "login");
            var ann = BlockingClient.join(group, options(server, "ann", good));
            refused(group, options(server, "ann", good));
            refused(group, options(server, "eve", ticket("--account", "ann", "--key", "login")));
            refused(group, options(server, "eve", ""));
            refused(group, options(server, "eve", ticket("--account", "eve", "--key", "mallory")));
            refused(group, options(server, "eve", ticket("--account", "eve", "--key", "login", "--audience", "other")));
            refused(group, options(server, "eve", ticket("--account", "eve", "--key", "login", "--seconds", "3600")));
            refused(group, options(server, "eve", ticket("--account", "eve", "--key", "login", "--seconds", "0")));
            var parts = ticket("--account", "eve", "--key", "login").split("\\.");
            refused(group, options(server, "eve", header("none") + "." + parts[1] + "."));
            refused(group, options(server, "eve", header("HS256") + "." + parts[1] + "." + parts[2]));
            assertTrue(ann.leave().kickedWith("bye"));

            var bots = ServerProcess.in(folder).run("bots", "--count", "3", "--seconds", "1", "--url", server.endpoint("tcp"), "--ticket-key", "login");
            assertEquals(0, bots.exitCode(), bots::said);
            assertEquals(0, server.stop(), server::said);

            for (var why : List.of("it was used before (jti)", "it is for another account (sub)", "it is no compact JWS", "its signature is not of that key",
                    "it is for another server (aud", "it is good for longer than", "it has expired (exp)", "it is not signed by EdDSA")) {
                assertTrue(server.said().contains(why), () -> why + " in " + server.said());
            }
            assertFalse(server.said().contains("eyJ"), server::said);
        }
    }

    @Test
    void shouldNotStartWithThePrivateKeyOrNone() throws Exception {
        for (var key : List.of("", "login", "nowhere")) {
            try (var server = start("auth.token.public_keys=" + key)) {
                assertEquals(2, server.awaitExit(), server::said);
                assertTrue(server.err().contains("  P304 'auth.token.public_keys'"), server::said);
            }
        }
    }

    @Test
    void shouldNotListenBeyondThisMachineWhereNobodySaysWhoMayJoin() throws Exception {
        Files.delete(folder.resolve("plugins/caelmor-auth-token.jar"));
        var server = start("transport.netty.host=0.0.0.0");
        assertEquals(2, server.awaitExit(), server::said);
        assertTrue(server.err().contains("  P306 the server listens beyond this machine, and no plugin takes the role 'authenticator'"), server::said);
    }

    /// Tickets from the second of the start are refused: nobody knows whether they were used before it.
    private static void awaitNextSecond() throws InterruptedException {
        Thread.sleep(1000 - System.currentTimeMillis() % 1000);
    }

    private static void refused(ClientGroup group, ClientOptions options) {
        var failure = assertThrows(ClientException.class, () -> BlockingClient.join(group, options));
        assertTrue(failure.reason().orElseThrow().kickedWith("refused"), failure::toString);
    }

    private static ClientOptions options(ServerProcess server, String account, String credential) {
        return ClientOptions.of(server.endpoint("ws"), account).withCredential(credential);
    }

    private String ticket(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("ticket"));
        all.addAll(List.of(words));
        var made = ServerProcess.in(folder).run(all.toArray(String[]::new));
        assertEquals(0, made.exitCode(), made::said);
        return made.out().strip();
    }

    private static String header(String algorithm) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("{\"alg\":\"" + algorithm + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private ServerProcess start(String... settings) throws IOException {
        var words = new ArrayList<>(List.of("run", "--plugins-dir", "plugins", "--set", "transport.netty.port=0", "--set", "persistence.enabled=false"));
        for (var setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        return ServerProcess.in(folder).start(words.toArray(String[]::new));
    }
}
