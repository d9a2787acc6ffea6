package io.caelmor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.TestCertificate;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    Path folder;

    private final ConsolePlugin plugin = new ConsolePlugin();

    @Test
    void shouldRefuseWhoDoesNotKnowTheToken() throws Exception {
        try (var _ = builder().set("console.token", TOKEN).start()) {
            var address = plugin.address();
            for (var path : List.of("/api/access", "/api/live", "/api/anything")) {
                assertEquals(401, Http.get(address, path).status(), path);
                assertEquals(401, Http.get(address, path, "Authorization: Bearer 0123456789abcdee").status(), path);
                assertEquals(401, Http.get(address, path, "Authorization: Bearer ").status(), path);
                assertEquals(401, Http.get(address, path, "Cookie: caelmor-console=0123456789abcdef").status(), path);
            }
            assertEquals(401, Http.post(address, "/api/kick", "{\"slot\":0,\"activation\":1,\"reason\":\"x\"}").status());
            assertEquals(200, Http.get(address, "/api/access", "Authorization: Bearer " + TOKEN).status());
            assertEquals(200, Http.get(address, "/").status(), "the page itself is no secret");
        }
    }

    @Test
    void shouldLetABrowserInThatWasGivenTheTokenOnce() throws Exception {
        try (var _ = builder().set("console.token", TOKEN).start()) {
            var address = plugin.address();
            assertEquals(401, Http.post(address, "/api/login", "{\"token\":\"guess\"}").status());
            var login = Http.post(address, "/api/login", "{\"token\":\"" + TOKEN + "\"}");
            assertEquals(200, login.status());
            var cookie = login.header("Set-cookie").orElseThrow();
            assertTrue(cookie.endsWith("; Path=/; HttpOnly; SameSite=Strict"), cookie);
            assertFalse(cookie.contains(TOKEN), cookie);
            assertEquals(200, Http.get(address, "/api/access", "Cookie: other=1; " + cookie.split(";")[0]).status());
            var audit = Files.readAllLines(folder.resolve("audit.log"));
            assertTrue(audit.get(0).contains("\"what\":\"login refused\""), audit::toString);
            assertTrue(audit.get(1).contains("\"what\":\"login\""), audit::toString);
            assertFalse(audit.toString().contains("guess"), audit::toString);
        }
    }

    @Test
    void shouldLetNoStrangerFillTheAudit() throws Exception {
        try (var _ = builder().set("console.token", TOKEN).start()) {
            long began = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertEquals(401, Http.post(plugin.address(), "/api/login", "{\"token\":\"guess\"}").status());
            }
            assertEquals(200, Http.post(plugin.address(), "/api/login", "{\"token\":\"" + TOKEN + "\"}").status());
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            int lines = Files.readAllLines(folder.resolve("audit.log")).size();
            assertTrue(lines <= seconds + 3, () -> lines + " lines in " + seconds + " s");
        }
    }

    @Test
    void shouldRefusePagesOfAnotherOriginAndNamesThatAreNotItsOwn() throws Exception {
        try (var _ = builder().set("console.names", List.of("Console.example.org")).start()) {
            var address = plugin.address();
            var own = address.substring(0, address.length() - 1);
            assertEquals(200, Http.get(address, "/api/access", "Origin: " + own).status());
            assertEquals(200, Http.get(address, "/api/access", "Host: localhost:1").status());
            assertEquals(200, Http.get(address, "/api/access", "Host: console.example.org").status());
            assertEquals(200, Http.get(address, "/api/access", "Sec-Fetch-Site: same-origin").status());
            assertEquals(403, Http.get(address, "/api/access", "Sec-Fetch-Site: cross-site").status());
            assertEquals(403, Http.get(address, "/api/access", "Sec-Fetch-Site: same-site").status());
            for (var origin : List.of("http://evil.example", "null", own + "1", own.replace("http:", "https:"), "http://127.0.0.1")) {
                assertEquals(403, Http.get(address, "/api/access", "Origin: " + origin).status(), origin);
                assertEquals(403, Http.post(address, "/api/kick", "{}", "Origin: " + origin).status(), origin);
            }
            for (var host : List.of("evil.example", "127.0.0.1.evil.example", "console.example.org.evil", "", "user@127.0.0.1:1/", "7f.1")) {
                assertTrue(List.of(400, 403).contains(Http.get(address, "/", "Host: " + host).status()), host);
            }
        }
    }

    @Test
    void shouldServeItsOwnFilesAlone() throws Exception {
        try (var _ = builder().start()) {
            var address = plugin.address();
            for (var path : List.of("/", "/console.js", "/charts.js", "/console.css", "/uplot.js", "/uplot.css")) {
                var file = Http.get(address, path);
                assertEquals(200, file.status(), path);
                assertTrue(file.header("Content-Security-Policy").orElseThrow().startsWith("default-src 'none'; script-src 'self';"), path);
                assertEquals("nosniff", file.header("X-Content-Type-Options").orElseThrow());
            }
            for (var path : List.of("/../conf/caelmor.toml", "/%2e%2e/conf/caelmor.toml", "/console.js/", "/page/index.html", "/META-INF/MANIFEST.MF",
                    "/io/caelmor/console/Guard.class", "//console.js", "/console.js%00", "/data/world.db")) {
                assertTrue(List.of(400, 404).contains(Http.get(address, path).status()), path);
            }
            assertEquals(405, Http.send(address, "PUT", "/console.js", "").status());
        }
    }

    @Test
    void shouldLoadNothingFromElsewhere() throws Exception {
        try (var _ = builder().start()) {
            for (var path : List.of("/", "/console.js", "/charts.js", "/pipelines.js", "/map.js", "/tables.js", "/frame.js", "/values.js", "/console.css")) {
                var body = Http.get(plugin.address(), path).body().replace("http://www.w3.org/2000/svg", "");
                assertFalse(body.matches("(?s).*(https?:)?//[a-z0-9-]+\\.[a-z].*"), path);
                assertFalse(body.contains("innerHTML"), path);
            }
        }
    }

    @Test
    void shouldNotStartBeyondThisMachineWithoutTlsAndToken() throws Exception {
        var certificate = Files.writeString(folder.resolve("c.pem"), "x").toString();
        refused("P304 'console.host' (the test) is 0.0.0.0, and the console would act beyond this machine for whoever asks", builder().set("console.host", "0.0.0.0"));
        refused("for whoever asks", builder().set("console.host", "0.0.0.0").set("console.certificate", certificate).set("console.key", certificate));
        refused("in the clear", builder().set("console.host", "0.0.0.0").set("console.token", TOKEN));
        refused("P304 'console.token' (the test) has 5 characters and could be guessed", builder().set("console.token", "short"));
        refused("P304 'console.key' is missing while certificate is set", builder().set("console.certificate", certificate));
        refused("P501 the console can't offer TLS with certificate", builder().set("console.host", "0.0.0.0").set("console.token", TOKEN)
                .set("console.certificate", certificate).set("console.key", certificate));
    }

    @Test
    void shouldServeBeyondThisMachineInsideTlsWhoKnowsTheToken() throws Exception {
        var certificate = TestCertificate.make(folder.resolve("tls"));
        var settings = builder().set("console.host", "0.0.0.0").set("console.token", TOKEN)
                .set("console.certificate", certificate.chain().toString()).set("console.key", certificate.key().toString());
        try (var _ = settings.start(); var client = HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
            var address = plugin.address().replace("0.0.0.0", "127.0.0.1");
            assertTrue(address.startsWith("https://"), address);
            assertEquals(200, status(client, address, "none"), "the page itself");
            assertEquals(401, status(client, address + "api/access", "none"));
            assertEquals(200, status(client, address + "api/access", TOKEN));
            try (var plain = new Socket("127.0.0.1", URI.create(address).getPort())) {
                plain.getOutputStream().write("GET /api/access HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertFalse(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).startsWith("HTTP"), "nothing is answered in the clear");
            }
        }
    }

    private static int status(HttpClient client, String url, String token) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token).build(), BodyHandlers.discarding()).statusCode();
    }

    private static void refused(String sentence, SteppedServer.Builder builder) {
        var report = assertThrows(IllegalStateException.class, builder::start).getMessage();
        assertTrue(report.contains(sentence), report);
    }

    private SteppedServer.Builder builder() {
        return SteppedServer.with("console", plugin).set("console.port", 0L).set("console.audit", folder.resolve("audit.log").toString());
    }
}
