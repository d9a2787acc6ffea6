package io.caelmor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.testing.SteppedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stream that a page lives on, and what it can order.
class LiveTest {
    @TempDir
    Path folder;

    private final ConsolePlugin plugin = new ConsolePlugin();
    private SteppedServer server;

    @BeforeEach
    void start() {
        server = SteppedServer.with("console", plugin).set("console.port", 0L).set("console.audit", folder.resolve("audit.log").toString()).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldTellWhatThereIsThenWhatHappens() throws Exception {
        server.join("ann");
        try (var page = EventStream.open(plugin.address(), "")) {
            var schema = page.await("schema", server::step);
            assertEquals("main", schema.getAsJsonObject("world").get("id").getAsString());
            assertEquals(server.kernel().hooks().size(), schema.getAsJsonArray("hooks").size());
            assertEquals(3, schema.getAsJsonArray("pipelines").size());
            var state = page.await("state", server::step);
            var session = state.getAsJsonArray("sessions").get(0).getAsJsonArray();
            assertEquals("ann", session.get(3).getAsString());
            assertEquals("active", session.get(2).getAsString());
            assertEquals("127.0.0.1:1", session.get(4).getAsString());
            var sample = page.await("sample", server::step);
            assertEquals(server.kernel().metrics().counters().size(), sample.getAsJsonArray("counters").size());
            assertEquals(server.kernel().hooks().size(), sample.getAsJsonArray("hooks").size());
            assertTrue(sample.getAsJsonArray("duration").get(0).getAsLong() > 0, sample::toString);
        }
    }

    @Test
    void shouldTellAPageThatComesBackWhatItHasMissed() throws Exception {
        String seen;
        try (var page = EventStream.open(plugin.address(), "")) {
            page.await("sample", server::step);
            page.await("sample", server::step);
            seen = page.lastId();
        }
        assertTrue(seen.endsWith("-2"), seen);
        var run = seen.substring(0, seen.length() - 1);
        try (var page = EventStream.open(plugin.address(), run + "1")) {
            page.await("sample", server::step);
            assertEquals(seen, page.lastId());
            page.await("sample", server::step);
            assertEquals(run + "3", page.lastId());
        }
        try (var page = EventStream.open(plugin.address(), "77-2")) {
            page.await("sample", server::step);
            assertEquals(run + "1", page.lastId(), "of another run of the server it has nothing");
        }
    }

    @Test
    void shouldSayWhichQueueNobodyTakesFromWhenNoTickEnds() throws Exception {
        try (var page = EventStream.open(plugin.address(), "")) {
            page.await("state", server::step);
            var state = new JsonObject();
            for (int i = 0; i < 20 && !state.has("standstill"); i++) {
                state = page.await("state", () -> { });
            }
            assertTrue(state.has("standstill"), state::toString);
            assertTrue(state.getAsJsonObject("queues").has("commands"));
        }
    }

    @Test
    void shouldRunNothingWhileNoPageIsOpen() throws Exception {
        server.step(10);
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("caelmor-console")));
        try (var page = EventStream.open(plugin.address(), "")) {
            page.await("state", server::step);
            assertTrue(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("caelmor-console")));
        }
        server.close();
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("caelmor-console")));
    }

    @Test
    void shouldKickWithAReasonThatThePlayerIsToldAndWriteItDown() throws Exception {
        var ann = server.join("ann");
        var answer = order("/api/kick", Map.of("slot", 0, "activation", 1, "reason", "be \"kind\" next time"));
        assertEquals(200, answer.status(), answer::body);
        assertEquals(CloseReason.KICKED, ann.closeReason().orElseThrow());
        var kick = ann.messages(MessageType.KICK).getLast();
        kick.varint();
        assertEquals("kicked", kick.text(64));
        assertEquals("be \"kind\" next time", kick.text(512));
        var audit = Files.readAllLines(folder.resolve("audit.log"));
        assertEquals(2, audit.size());
        assertTrue(audit.get(0).matches("\\{\"when\":\"20.*Z\",\"who\":\"127.0.0.1:[0-9]+ without a token\",\"what\":\"kick\".*"), audit::toString);
        assertTrue(audit.get(0).contains("\"reason\":\"be \\\"kind\\\" next time\""), audit::toString);
        assertTrue(audit.get(1).contains("\"what\":\"kicked\"") && audit.get(1).contains("\"account\":\"ann\""), audit::toString);
    }

    @Test
    void shouldKickNobodyElse() throws Exception {
        var ann = server.join("ann");
        assertEquals(404, order("/api/kick", Map.of("slot", 0, "activation", 2, "reason", "late")).status());
        assertEquals(404, order("/api/kick", Map.of("slot", 1, "activation", 1, "reason", "nobody")).status());
        assertEquals(404, order("/api/kick", Map.of("slot", 100_000, "activation", 1, "reason", "beyond")).status());
        assertEquals(404, order("/api/kick", Map.of("slot", -1, "activation", 1, "reason", "below")).status());
        assertEquals(400, order("/api/kick", Map.of("slot", 0, "activation", 1, "reason", " ")).status());
        assertEquals(400, order("/api/kick", Map.of("slot", 0)).status());
        assertEquals(400, order("/api/kick", Map.of("slot", "x", "activation", 1, "reason", "y")).status());
        assertEquals(400, Http.send(plugin.address(), "POST", "/api/kick", "{\"slot\":0,\"activation\":1,\"reason\":\"x\"}", "Content-Type: text/plain").status());
        assertEquals(404, order("/api/other", Map.of()).status());
        assertTrue(ann.isOpen());
    }

    @Test
    void shouldNotActWhereItCanNotBeWrittenDown() throws Exception {
        var ann = server.join("ann");
        Files.createDirectories(folder.resolve("audit.log"));
        try {
            assertFalse(order("/api/kick", Map.of("slot", 0, "activation", 1, "reason", "unseen")).status() == 200);
        } catch (StringIndexOutOfBoundsException | NumberFormatException _) {
            // The connection is closed without an answer.
        }
        server.step(5);
        assertTrue(ann.isOpen());
    }

    /// Sends an order; ticks go on until it is answered.
    private Http order(String path, Map<String, Object> fields) throws Exception {
        var answer = CompletableFuture.supplyAsync(() -> {
            try {
                return Http.post(plugin.address(), path, Http.json(fields));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        server.stepUntil(answer::isDone);
        try {
            return answer.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
