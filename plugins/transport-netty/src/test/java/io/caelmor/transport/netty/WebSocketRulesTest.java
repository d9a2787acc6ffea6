package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.session.CloseReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 6455 section 5 as a client meets it.
class WebSocketRulesTest {
    private TestServer server;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start("wire_bytes_per_second", 1_000_000_000);
        client = TestClient.connect(Carrier.WEBSOCKET, server.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a text message, 8181 00000000 41, 1003",
        "no mask, 8201 41, 1002",
        "reserved bit 1, C281 00000000 41, 1002",
        "reserved bit 3, 9281 00000000 41, 1002",
        "unknown data opcode 3, 8381 00000000 41, 1002",
        "unknown control opcode 11, 8B80 00000000, 1002",
        "a continuation of nothing, 8081 00000000 41, 1002",
        "a message inside a fragmented one, 0281 00000000 41 8281 00000000 41, 1002",
        "text inside a fragmented message, 0281 00000000 41 8181 00000000 41, 1003",
        "a ping in fragments, 0980 00000000, 1002",
        "a ping above 125 bytes, 89FE 007E 00000000, 1002",
        "a close above 125 bytes, 88FE 0080 00000000, 1002",
        "an empty message, 8280 00000000, 1002",
        "an empty message in fragments, 0280 00000000 8080 00000000, 1002",
        "a length in too many bytes, 82FE 007D 00000000, 1002",
        "a length in eight bytes that fits two, 82FF 000000000000FFFF 00000000, 1002",
        "above the limit, 82FE 1001 00000000, 1009",
        "a length of four gigabytes, 82FF 0000000100000000 00000000, 1009",
        "a negative length, 82FF FFFFFFFFFFFFFFFF 00000000, 1009"
    })
    void shouldCloseWithTheCodeOfTheBrokenRule(String what, String hex, int closeCode) throws IOException {
        client.write(HexFormat.of().parseHex(hex.replace(" ", "")));
        assertArrayEquals(TestPort.KICK, client.readFrame(), what);
        assertNull(client.readFrame());
        assertEquals(closeCode, client.closeCode);
        assertEquals(1, server.onlyPort().violations.size());
        assertEquals(0, server.count("frames_in"));
    }

    @Test
    void shouldPutFragmentsTogetherWithControlFramesBetween() throws IOException {
        client.write(TestClient.webSocket(0x02, bytes("one ")));
        client.write(TestClient.webSocket(0x89, bytes("are you there")));
        client.write(TestClient.webSocket(0x00, bytes("")));
        client.write(TestClient.webSocket(0x00, bytes("two ")));
        client.write(TestClient.webSocket(0x8A, bytes("")));
        client.write(TestClient.webSocket(0x80, bytes("three")));
        client.write(TestClient.webSocket(0x82, bytes("next")));
        var pong = client.readUnit();
        assertEquals(0x8A, pong.firstByte());
        assertArrayEquals(bytes("are you there"), pong.payload());
        var port = server.onlyPort();
        Await.until("two messages", () -> port.received.size() == 2);
        assertArrayEquals(bytes("one two three"), port.received.poll());
        assertArrayEquals(bytes("next"), port.received.poll());
        Await.until("the fragments' memory given back", () -> server.transport.directBytes() == 0);
    }

    @Test
    void shouldRefuseFragmentsThatAreTooLongTogether() throws IOException {
        client.write(TestClient.webSocket(0x02, new byte[4_000]));
        client.write(TestClient.webSocket(0x00, new byte[96]));
        client.write(Arrays.copyOf(TestClient.webSocket(0x80, new byte[1]), 6));
        assertArrayEquals(TestPort.KICK, client.readFrame());
        assertNull(client.readFrame());
        assertEquals(CloseCodes.TOO_BIG, client.closeCode);
    }

    @Test
    void shouldNotBufferAnswersToAFloodOfPingsWithoutEnd() throws IOException {
        var pings = ByteBuffer.allocate(400_000);
        byte[] ping = TestClient.webSocket(0x89, new byte[125]);
        while (pings.remaining() >= ping.length) {
            pings.put(ping);
        }
        byte[] flood = Arrays.copyOf(pings.array(), pings.position());
        try (var deaf = TestClient.connect(Carrier.WEBSOCKET, server.port(), 4_096)) {
            for (int i = 0; i < 30; i++) {
                deaf.write(flood);
            }
            Await.until("all pings read", () -> server.count("bytes_in") == 30L * flood.length);
            assertTrue(server.transport.directBytes() < 300_000, "buffered: " + server.transport.directBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({"8880 00000000, 1005", "8882 00000000 03E8, 1000", "8884 00000000 0BB8 4141, 3000", "8881 00000000 41, 1002",
        "8882 00000000 03EE, 1002", "8882 00000000 0000, 1002"})
    void shouldEchoAClientsCloseAndClose(String hex, int echoed) throws IOException {
        client.write(HexFormat.of().parseHex(hex.replace(" ", "")));
        assertNull(client.readFrame());
        assertEquals(echoed, client.closeCode);
        client.close();
        Await.until("disconnected", () -> server.onlyPort().disconnects == 1);
        assertEquals(0, server.onlyPort().violations.size());
    }

    @Test
    void shouldTalkWithTheJdksOwnClient() throws Exception {
        var received = new CopyOnWriteArrayList<byte[]>();
        var closed = new CompletableFuture<Integer>();
        try (var http = HttpClient.newHttpClient()) {
            var webSocket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/"), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
                            var copy = new byte[data.remaining()];
                            data.get(copy);
                            received.add(copy);
                            socket.request(1);
                            return null;
                        }

                        @Override
                        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                            closed.complete(code);
                            return null;
                        }
                    })
                    .get(10, TimeUnit.SECONDS);
            for (int length : List.of(1, 125, 126, 4_000)) {
                webSocket.sendBinary(ByteBuffer.wrap(new byte[length]), true).get(10, TimeUnit.SECONDS);
            }
            webSocket.sendBinary(ByteBuffer.wrap(new byte[10]), false).get(10, TimeUnit.SECONDS);
            webSocket.sendBinary(ByteBuffer.wrap(new byte[5]), true).get(10, TimeUnit.SECONDS);
            Await.until("the port", () -> server.gate.ports.size() == 2);
            var port = server.gate.ports.get(1);
            Await.until("frames", () -> port.received.size() == 5);
            assertEquals(List.of(1, 125, 126, 4_000, 15), port.received.stream().map(frame -> frame.length).toList());
            port.offer(bytes("welcome"));
            port.offer(new byte[1_000]);
            server.transport.wake();
            Await.until("two frames", () -> received.size() == 2);
            assertArrayEquals(bytes("welcome"), received.get(0));
            port.link.close(CloseReason.SHUTDOWN, bytes("bye"));
            assertEquals(CloseCodes.GOING_AWAY, closed.get(10, TimeUnit.SECONDS));
            assertArrayEquals(bytes("bye"), received.get(2));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
