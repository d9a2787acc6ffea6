package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The way from an HTTP request to a WebSocket.
class WebSocketUpgradeTest {
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldProveThatItReadTheKey() throws IOException {
        try (var client = TestClient.raw(server.port())) {
            client.write(ascii(TestClient.UPGRADE));
            String answer = client.readHead();
            assertTrue(answer.startsWith("HTTP/1.1 101 Switching Protocols\r\n"), answer);
            // The key and the answer of RFC 6455 section 1.3.
            assertTrue(answer.contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), answer);
            Await.until("a port", () -> server.gate.ports.size() == 1);
            assertEquals(1, server.count("upgraded"));
        }
    }

    @Test
    void shouldTakeARequestByteByByteAndTheFramesBehindIt() throws IOException {
        try (var client = TestClient.raw(server.port())) {
            for (byte b : ascii(TestClient.UPGRADE)) {
                client.write(b);
            }
            client.readHead();
            client.write(TestClient.webSocket(0x82, ascii("after")));
            var port = server.onlyPort();
            Await.until("the frame", () -> port.received.size() == 1);
        }
    }

    @Test
    void shouldReadFramesThatCameInTheSamePacketAsTheRequest() throws IOException {
        try (var client = TestClient.raw(server.port())) {
            byte[] request = ascii(TestClient.UPGRADE);
            byte[] frame = TestClient.webSocket(0x82, ascii("early"));
            var both = Arrays.copyOf(request, request.length + frame.length);
            System.arraycopy(frame, 0, both, request.length, frame.length);
            client.write(both);
            var port = server.onlyPort();
            Await.until("the frame", () -> port.received.size() == 1);
            assertArrayEquals(ascii("early"), port.received.peek());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "another path            | GET /                     | GET /game                | 404",
        "a query                 | GET /                     | GET /?a=b                | 404",
        "no host                 | Host: test\\r\\n          |                          | 400",
        "two hosts               | Host: test\\r\\n          | Host: a\\r\\nHost: b\\r\\n | 400",
        "HTTP/1.0                | HTTP/1.1                  | HTTP/1.0                 | 400",
        "another method          | GET /                     | GOT /                    | 400",
        "no upgrade              | Upgrade: websocket\\r\\n  |                          | 426",
        "another upgrade         | Upgrade: websocket        | Upgrade: h2c             | 426",
        "no connection header    | Connection: keep-alive, Upgrade\\r\\n |              | 426",
        "an old version          | Version: 13               | Version: 8               | 426",
        "no version              | Sec-WebSocket-Version: 13\\r\\n |                    | 426",
        "no key                  | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n |  | 400",
        "a short key             | dGhlIHNhbXBsZSBub25jZQ==  | dGhl                     | 400",
        "a key that is no base64 | dGhlIHNhbXBsZSBub25jZQ==  | !!!!!!!!!!!!!!!!!!!!!!== | 400",
        "a body                  | Host: test                | Content-Length: 5\\r\\nHost: test | 400",
        "a chunked body          | Host: test                | Transfer-Encoding: chunked\\r\\nHost: test | 400",
        "a folded line           | Host: test\\r\\n          | Host: test\\r\\n more\\r\\n | 400",
        "a blank before a colon  | Host: test                | Host : test              | 400",
        "a line without a colon  | Host: test\\r\\n          | Host: test\\r\\nnonsense\\r\\n | 400",
        "no blanks               | GET / HTTP/1.1            | GET/HTTP/1.1             | 400"
    })
    void shouldSayWhatIsWrongAndClose(String what, String part, String instead, String status) throws IOException {
        String request = TestClient.UPGRADE.replace(unescape(part), instead == null ? "" : unescape(instead));
        try (var client = TestClient.raw(server.port())) {
            client.write(ascii(request));
            String answer = client.readHead();
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), what + ": " + answer);
            assertTrue(answer.contains("\r\nContent-Length: 0\r\n"), answer);
            assertEquals(status.equals("426"), answer.contains("\r\nSec-WebSocket-Version: 13\r\n"), answer);
            assertTrue(client.readsToEnd());
            assertEquals(1, server.count("violations"));
            assertEquals(0, server.gate.ports.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: WebSocket", "upgrade:websocket", "UPGRADE:  h2c , websocket \t"})
    void shouldTakeHeadersAsLooselyAsTheRulesAllow(String header) throws IOException {
        try (var client = TestClient.raw(server.port())) {
            client.write(ascii(TestClient.UPGRADE.replace("Upgrade: websocket", header)));
            assertTrue(client.readHead().startsWith("HTTP/1.1 101 "));
        }
    }

    @ParameterizedTest(name = "{0} on {1} with {2}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-                       | 127.0.0.1:7777      |                           | 101",
        "http://127.0.0.1        | 127.0.0.1:7777      |                           | 101",
        "http://127.0.0.1:8080   | 127.0.0.1:7777      |                           | 101",
        "http://localhost:3000   | LocalHost:7777      |                           | 101",
        "http://[::1]:8080       | [::1]:7777          |                           | 101",
        "https://evil.example    | 127.0.0.1:7777      |                           | 403",
        "http://evil.example:7777| evil.example:7777   |                           | 403",
        "http://10.evil.example  | 10.evil.example     |                           | 403",
        "http://localhost:3000   | 127.0.0.1:7777      |                           | 101",
        "http://192.0.2.7:8080   | 192.0.2.7:7777      |                           | 101",
        "http://192.0.2.7:8080   | 127.0.0.1:7777      |                           | 403",
        "http://127.0.0.1.evil.example | 127.0.0.1:7777 |                          | 403",
        "null                    | 127.0.0.1:7777      |                           | 403",
        "nonsense                | nonsense            |                           | 403",
        "http://a@127.0.0.1      | 127.0.0.1           |                           | 403",
        "https://play.example    | game.example:7777   | https://play.example      | 101",
        "https://PLAY.example:443| game.example:7777   | https://play.example      | 101",
        "http://play.example     | game.example:7777   | https://play.example      | 403",
        "https://play.example:444| game.example:7777   | https://play.example      | 403",
        "https://play.example.evil.example | game.example:7777 | https://play.example | 403",
        "https://evil.example    | game.example:7777   | *                         | 101",
        "http://127.0.0.1:8080   | 127.0.0.1:7777      | https://play.example      | 101"
    })
    void shouldLetInPagesThatMayAndPrograms(String origin, String host, String listed, String status) throws IOException {
        try (var strict = TestServer.start("origins", listed == null ? List.of() : List.of(listed)); var client = TestClient.raw(strict.port())) {
            client.write(ascii(TestClient.UPGRADE.replace("Host: test\r\n", "Host: " + host + "\r\n" + (origin == null ? "" : "Origin: " + origin + "\r\n"))));
            String answer = client.readHead();
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            Await.until("counted", () -> strict.count("wrong_origins") == (status.equals("403") ? 1 : 0) && strict.count("violations") == 0);
        }
    }

    @Test
    void shouldNotChooseAmongTwoOrigins() throws IOException {
        try (var client = TestClient.raw(server.port())) {
            client.write(ascii(TestClient.UPGRADE.replace("Host: test\r\n", "Host: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nOrigin: http://evil.example\r\n")));
            assertTrue(client.readHead().startsWith("HTTP/1.1 403 "));
        }
    }

    @Test
    void shouldTakeARequestOfEightKibibytesAndNoMore() throws IOException {
        int room = 8_192 - TestClient.UPGRADE.length() - "Cookie: \r\n".length();
        for (int over = 0; over <= 1; over++) {
            String cookie = "Cookie: " + "c".repeat(room + over) + "\r\n";
            try (var client = TestClient.raw(server.port())) {
                client.write(ascii(TestClient.UPGRADE.replace("Host: test\r\n", "Host: test\r\n" + cookie)));
                String answer = client.readHead();
                assertTrue(answer.startsWith(over == 0 ? "HTTP/1.1 101 " : "HTTP/1.1 431 "), answer);
            }
        }
    }

    @Test
    void shouldGiveUpOnARequestThatDoesNotEnd() throws IOException {
        try (var client = TestClient.raw(server.port())) {
            client.write(ascii("GET / HTTP/1.1\r\nX: " + "y".repeat(8_173)));
            String answer = client.readHead();
            assertNotNull(answer);
            assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
            assertTrue(client.readsToEnd());
        }
    }

    private static String unescape(String text) {
        return text.replace("\\r\\n", "\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
