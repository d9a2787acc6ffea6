package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Opening, closing, and sockets that never become links.
class ListenerTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSayWhoToStopOrWhatToSetWhenThePortIsInUse(boolean nativeSockets) throws IOException {
        try (var first = TestServer.start("native", nativeSockets)) {
            int before = netThreads().size();
            var failure = assertThrows(IOException.class, () -> TestServer.start("native", nativeSockets, "port", first.port()));
            assertEquals("can't listen on 127.0.0.1:" + first.port() + ": the port is in use by another program, perhaps by another "
                    + "Caelmor. Stop that one, or set transport.netty.port to a free port (0 picks one).", failure.getMessage());
            assertEquals(before, netThreads().size(), "all is closed again");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSayWhatToSetWhenTheAddressIsNotOurs(boolean nativeSockets) {
        var failure = assertThrows(IOException.class, () -> TestServer.start("native", nativeSockets, "host", "192.0.2.1"));
        assertTrue(failure.getMessage().startsWith("can't listen on 192.0.2.1:0: that is no address of this machine. Set "),
                failure.getMessage());
    }

    @Test
    void shouldSayWhatToSetWhenTheHostIsUnknown() {
        var failure = assertThrows(IOException.class, () -> TestServer.start("host", "no-such-host.invalid"));
        assertTrue(failure.getMessage().contains("'no-such-host.invalid'"), failure.getMessage());
    }

    @Test
    void shouldNameBothCarriersEndpoints() throws IOException {
        try (var server = TestServer.start()) {
            assertEquals(List.of("ws://127.0.0.1:" + server.port(), "tcp://127.0.0.1:" + server.port()),
                    server.transport.endpoints());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET / HTTP/1.1\r\nHost:"})
    void shouldCloseASocketThatDoesNotSettleItsCarrierInTime(String sent) throws IOException {
        try (var server = TestServer.start("handshake_seconds", 1)) {
            long start = System.nanoTime();
            try (var client = TestClient.raw(server.port())) {
                client.write(sent.getBytes(StandardCharsets.US_ASCII));
                assertTrue(client.readsToEnd());
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertTrue(millis >= 990 && millis < 10_000, "after " + millis + " ms");
            assertEquals(1, server.count("handshake_timeouts"));
            assertEquals(0, server.gate.ports.size());
        }
    }

    @Test
    void shouldNotBeFooledByATrickle() throws IOException {
        try (var server = TestServer.start("handshake_seconds", 1);
                var client = TestClient.raw(server.port())) {
            client.write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            long start = System.nanoTime();
            Await.until("the end", () -> {
                try {
                    client.write((byte) 'y');
                    return false;
                } catch (IOException _) {
                    return true;
                }
            });
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
            assertEquals(1, server.count("handshake_timeouts") + server.count("violations"));
        }
    }

    @Test
    void shouldLetALinkWhoseClientSaidHelloLiveBeyondTheHandshakeTime() throws IOException {
        try (var server = TestServer.start("handshake_seconds", 3);
                var client = TestClient.connect(Carrier.WEBSOCKET, server.port());
                var witness = TestClient.raw(server.port())) {
            client.send(new byte[] {1});
            assertTrue(witness.readsToEnd());
            client.send(new byte[] {1});
            Await.until("the frame", () -> server.count("frames_in") == 2);
            assertEquals(1, server.count("handshake_timeouts"));
        }
    }

    @Test
    void shouldKeepOpenSocketsWhenItStopsAccepting() throws IOException {
        try (var server = TestServer.start();
                var client = TestClient.connect(Carrier.TCP, server.port())) {
            client.send(new byte[] {1});
            server.onlyPort();
            int port = server.port();
            server.transport.stopAccepting();
            server.transport.stopAccepting();
            Await.until("refused", () -> {
                try {
                    TestClient.raw(port).close();
                    return false;
                } catch (IOException _) {
                    return true;
                }
            });
            client.send(new byte[] {2});
            Await.until("the second frame", () -> server.count("frames_in") == 2);
        }
    }

    @Test
    void shouldStopWithSocketsOfAllKindsOpen() throws IOException {
        var server = TestServer.start();
        try (var silent = TestClient.raw(server.port());
                var upgrading = TestClient.raw(server.port());
                var tcp = TestClient.connect(Carrier.TCP, server.port());
                var webSocket = TestClient.connect(Carrier.WEBSOCKET, server.port())) {
            upgrading.write("GET / HT".getBytes(StandardCharsets.US_ASCII));
            tcp.write((byte) 0, (byte) 9, (byte) 1);
            Await.until("all", () -> server.count("accepted") == 4 && server.gate.ports.size() == 2);
            long start = System.nanoTime();
            server.close();
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5));
            for (var client : List.of(silent, upgrading, tcp, webSocket)) {
                assertTrue(client.readsToEnd());
            }
            server.transport.stop();
            server.transport.wake();
        }
    }

    @Test
    void shouldRunDaemonThreadsOfKnownNames() throws IOException {
        try (var server = TestServer.start("event_loops", 3)) {
            for (int i = 0; i < 3; i++) {
                TestClient.raw(server.port()).close();
            }
            Await.until("three threads", () -> netThreads().size() >= 3);
            assertTrue(netThreads().stream().allMatch(Thread::isDaemon));
            assertEquals(Set.of("caelmor-net-1", "caelmor-net-2", "caelmor-net-3"),
                    netThreads().stream().map(Thread::getName).collect(Collectors.toSet()));
        }
        Await.until("no thread", () -> netThreads().isEmpty());
    }

    @Test
    void shouldOpenNothingWhenItOnlyDeclares() {
        var transport = new NettyTransport();
        transport.declare(new TestDeclarations(TestSettings.of()));
        assertEquals(List.of(), transport.endpoints());
        transport.wake();
        transport.stopAccepting();
        transport.stop();
        assertFalse(netThreads().stream().anyMatch(Thread::isAlive));
    }

    private static List<Thread> netThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("caelmor-net-")).toList();
    }
}
