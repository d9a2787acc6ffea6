package io.caelmor.arena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.testing.SteppedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page over a real socket, byte by byte: what is served, to whom, and what is not.
class PageServerTest {
    private static final Path CLIENT = Path.of("../../clients/js/src");

    private PageServer page;

    @BeforeEach
    void open() throws IOException {
        page = open("127.0.0.1", 0, "", List.of("tcp://127.0.0.1:7777", "ws://127.0.0.1:7777"));
    }

    @AfterEach
    void close() {
        page.close();
    }

    private static PageServer open(String host, int port, String game, List<String> endpoints) throws IOException {
        return PageServer.open(new ArenaSettings(host, port, Set.of("play.example.org"), game, 0, 0, 1, 1, 1), endpoints);
    }

    @Test
    void shouldServeThePageAndAllItLoads() throws IOException {
        var unseen = new ArrayList<>(List.of("/"));
        var seen = new ArrayList<String>();
        while (!unseen.isEmpty()) {
            var path = unseen.removeFirst();
            seen.add(path);
            var answer = get(path);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), () -> path + ": " + answer.lines().findFirst().orElse(""));
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self' ws://127.0.0.1:7777; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"), path);
            var found = Pattern.compile("(?:from |import |src=|href=|fetch\\()['\"]([A-Za-z0-9:/.-]+)['\"]").matcher(answer);
            while (found.find()) {
                var next = URI.create(path).resolve(found.group(1)).toString();
                assertTrue(next.startsWith("/"), () -> path + " loads " + next + " from elsewhere");
                if (!seen.contains(next) && !unseen.contains(next)) {
                    unseen.add(next);
                }
            }
        }
        assertTrue(seen.containsAll(List.of("/main.js", "/style.css", "/icon.svg", "/game.txt", "/caelmor-client/client/client.js")), seen::toString);
    }

    @Test
    void shouldServeTheJavaScriptClientUnchanged() throws IOException {
        try (var files = Files.walk(CLIENT)) {
            var modules = files.filter(file -> file.toString().endsWith(".js")).toList();
            assertTrue(modules.size() >= 20, "there is a client");
            for (var module : modules) {
                var path = CLIENT.relativize(module).toString().replace('\\', '/');
                assertArrayEquals(Files.readAllBytes(module), PageFiles.at("/caelmor-client/" + path).orElseThrow().content(), path);
            }
        }
    }

    @Test
    void shouldTellWhereTheGameListens() throws IOException {
        assertEquals("ws://127.0.0.1:7777", body(get("/game.txt")));
    }

    @Test
    void shouldTellTheConfiguredAddress() throws IOException {
        try (var configured = closing(open("127.0.0.1", 0, "wss://play.example.org/game", List.of("ws://127.0.0.1:7777")))) {
            assertEquals("wss://play.example.org/game", body(ask(configured.server(), "GET", "/game.txt", "127.0.0.1")));
        }
    }

    @Test
    void shouldTellAGameThatListensEverywhereByTheHostThatWasAskedFor() throws IOException {
        for (var endpoint : List.of("wss://0.0.0.0:7777", "wss://[0:0:0:0:0:0:0:0]:7777")) {
            try (var everywhere = closing(open("127.0.0.1", 0, "", List.of("tcp://0.0.0.0:7777", endpoint)))) {
                assertEquals("wss://192.0.2.7:7777", body(ask(everywhere.server(), "GET", "/game.txt", "192.0.2.7:8000")));
                assertEquals("wss://play.example.org:7777", body(ask(everywhere.server(), "GET", "/game.txt", "Play.Example.org")));
            }
        }
    }

    @Test
    void shouldNoticeACertificateThatCanNameNobody() {
        for (var told : List.of("wss://127.0.0.1:7777", "wss://0.0.0.0:7777", "wss://[0:0:0:0:0:0:0:1]:7777", "wss://10.1.2.3")) {
            assertTrue(new GameAddress("", List.of(told)).needsAName(), told);
        }
        for (var told : List.of("ws://127.0.0.1:7777", "wss://play.example.org:7777", "wss://4.play.example.org")) {
            assertFalse(new GameAddress(told, List.of("wss://127.0.0.1:7777")).needsAName(), told);
        }
        assertFalse(new GameAddress("", List.of()).needsAName());
    }

    @Test
    void shouldSayNothingWhereTheServerHasNoWebSocket() throws IOException {
        try (var without = closing(open("127.0.0.1", 0, "", List.of("tcp://127.0.0.1:7777")))) {
            assertEquals("", body(ask(without.server(), "GET", "/game.txt", "127.0.0.1")));
        }
    }

    @Test
    void shouldRefuseNamesThatOthersMayOwn() throws IOException {
        for (var host : List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "user@127.0.0.1", "127.0.0.1/evil.example", "1.2.3", "", " ")) {
            var answer = ask(page, "GET", "/", host);
            assertTrue(answer.startsWith("HTTP/1.1 421 ") || answer.startsWith("HTTP/1.1 400 "), () -> host + ": " + answer);
            assertFalse(answer.contains("<canvas"), host);
        }
        for (var host : List.of("127.0.0.1:1", "localhost:7780", "[::1]:7780", "192.0.2.7", "PLAY.example.org")) {
            assertTrue(ask(page, "GET", "/", host).startsWith("HTTP/1.1 200 "), host);
        }
    }

    @Test
    void shouldServeNothingOutsideItsFolder() throws IOException {
        for (var path : List.of("/../ArenaPlugin.class", "/..%2fArenaPlugin.class", "/%2e%2e/ArenaPlugin.class", "/caelmor-client/../index.html", "//index.html",
                "/./index.html", "/index.html/", "/caelmor-client/", "/caelmor-client", "/module-info.class", "/ArenaPlugin.class", "/index.html%00.js", "/index.htm", "/INDEX.HTML",
                "/\\..\\ArenaPlugin.class", "/../../../../META-INF/MANIFEST.MF", "/none.js")) {
            var answer = get(path);
            assertTrue(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "), () -> path + ": " + answer.lines().findFirst().orElse("nothing"));
        }
    }

    @Test
    void shouldTakeNothing() throws IOException {
        for (var method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            assertTrue(ask(page, method, "/", "127.0.0.1").startsWith("HTTP/1.1 405 "), method);
        }
        var head = ask(page, "HEAD", "/", "127.0.0.1");
        assertTrue(head.startsWith("HTTP/1.1 200 ") && body(head).isEmpty(), head);
    }

    @Test
    void shouldSayWhichAddressIsTaken() throws IOException {
        int port = URI.create(page.address()).getPort();
        var refused = assertThrows(IOException.class, () -> open("127.0.0.1", port, "", List.of()));
        assertTrue(refused.getMessage().startsWith("the arena can't listen on 127.0.0.1:" + port + " (arena.host, arena.port): "), refused::getMessage);
        var unknown = assertThrows(IOException.class, () -> open("no-such-host.invalid", 0, "", List.of()));
        assertTrue(unknown.getMessage().contains("no such host"), unknown::getMessage);
    }

    @Test
    void shouldFreeItsAddressAndEndItsThreads() throws IOException {
        int port = URI.create(page.address()).getPort();
        page.close();
        page.close();
        open("127.0.0.1", port, "", List.of()).close();
    }

    @Test
    void shouldRefuseAGameAddressThatIsNone() {
        var refused = assertThrows(IllegalStateException.class,
                () -> SteppedServer.with("arena", new ArenaPlugin()).set("arena.port", 0L).set("arena.game", "https://play.example.org; script-src *").start());
        assertTrue(refused.getMessage().contains("'arena.game' (the test) is 'https://play.example.org; script-src *'"), refused::getMessage);
    }

    private String get(String path) throws IOException {
        return ask(page, "GET", path, "127.0.0.1");
    }

    /// The whole answer to a request that no library has tidied.
    private static String ask(PageServer server, String method, String path, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(server.address()).getPort())) {
            var request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    /// @param server closed at the end
    private record Closing(PageServer server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    private static Closing closing(PageServer server) {
        return new Closing(server);
    }
}
