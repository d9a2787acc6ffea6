package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Gate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a connection, and all of an address, are held to.
class LimitsTest {
    private static final String HERE = "127.0.3.1";
    private static final String ELSEWHERE = "127.0.3.2";

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void shouldTellWhoIsTooMuchForItsAddressAndLetOthersIn(Carrier carrier) throws IOException {
        try (var server = TestServer.start("connections_per_address", 3, "unlimited_addresses", List.of())) {
            var clients = new ArrayList<TestClient>();
            for (int i = 0; i < 3; i++) {
                clients.add(greeted(server, HERE, carrier));
            }
            try (var other = greeted(server, ELSEWHERE, carrier); var tooMany = TestClient.from(HERE, carrier, server.port())) {
                tooMany.send(new byte[] {1});
                assertArrayEquals("address_full: too many connections from this network address".getBytes(StandardCharsets.UTF_8), tooMany.readFrame());
                assertNull(tooMany.readFrame());
                if (carrier == Carrier.WEBSOCKET) {
                    assertEquals(CloseCodes.TRY_AGAIN_LATER, tooMany.closeCode);
                }
                other.send(new byte[] {2});
                Await.until("the other's frame", () -> server.gate.ports.getLast().received.size() == 2);
            }
            assertEquals(1, server.count("address_full"));
            clients.removeLast().close();
            Await.until("room", () -> server.addressed() == 2);
            clients.add(greeted(server, HERE, carrier));
            for (var client : clients) {
                client.close();
            }
        }
    }

    @Test
    void shouldNotWaitForThoseWhoComeInMultitudesAndSayNothing() throws IOException {
        try (var server = TestServer.start("connections_per_address", 3, "new_connections_per_address", 1_000, "unlimited_addresses", List.of())) {
            var silent = new ArrayList<TestClient>();
            for (int i = 0; i < 50; i++) {
                silent.add(TestClient.from(HERE, Carrier.TCP, server.port()));
            }
            Await.until("all but those that are let come", () -> server.count("closed") == 47);
            assertEquals(47, server.count("address_full"));
            for (var client : silent) {
                client.close();
            }
        }
    }

    @Test
    void shouldTellWhoOpensConnectionsTooFast() throws IOException {
        try (var server = TestServer.startInOneMoment("new_connections_per_address", 1, "unlimited_addresses", List.of())) {
            for (int i = 0; i < 5; i++) {
                greeted(server, HERE, Carrier.TCP).close();
            }
            try (var hasty = TestClient.from(HERE, Carrier.TCP, server.port())) {
                hasty.send(new byte[] {1});
                assertTrue(new String(hasty.readFrame(), StandardCharsets.UTF_8).startsWith("address_haste: "));
            }
            greeted(server, ELSEWHERE, Carrier.TCP).close();
            assertEquals(1, server.count("address_haste"));
        }
    }

    @Test
    void shouldHoldNothingAgainstAddressesThatAreUnlimited() throws IOException {
        try (var server = TestServer.startInOneMoment("connections_per_address", 1, "new_connections_per_address", 1, "frames_per_address", 1)) {
            var clients = new ArrayList<TestClient>();
            for (int i = 0; i < 20; i++) {
                clients.add(greeted(server, HERE, Carrier.TCP));
                clients.getLast().send(new byte[] {1});
            }
            Await.until("all frames", () -> server.count("frames_in") == 40);
            for (var client : clients) {
                client.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void shouldCutWhoSendsMoreThanItsShareOfTheWire(Carrier carrier) throws IOException {
        try (var server = TestServer.startInOneMoment("wire_bytes_per_second", 16_384); var client = greeted(server, HERE, carrier)) {
            flood(client, 1_000, 400);
            assertCut(server, CloseReason.WIRE_RATE, "cut_wire_rate");
            assertTrue(server.gate.ports.getFirst().received.size() < 5 * 16_384 / 400 + 2);
        }
    }

    @Test
    void shouldCountPingsForMoreThanTheirBytes() throws IOException {
        try (var server = TestServer.startInOneMoment("wire_bytes_per_second", 16_384); var client = greeted(server, HERE, Carrier.WEBSOCKET)) {
            flood(client, TestClient.webSocket(0x89, new byte[0]), 2_000);
            assertCut(server, CloseReason.WIRE_RATE, "cut_wire_rate");
        }
    }

    @Test
    void shouldHoldAllConnectionsOfAnAddressToItsWire() throws IOException {
        assertHeldTogether("wire_bytes_per_address", 16_384, "cut_address_wire");
    }

    @Test
    void shouldHoldAllConnectionsOfAnAddressToItsFrames() throws IOException {
        assertHeldTogether("frames_per_address", 20, "cut_address_frames");
    }

    @Test
    void shouldHoldAllConnectionsOfAnAddressToItsBytesOfFrames() throws IOException {
        assertHeldTogether("frame_bytes_per_address", 16_384, "cut_address_data");
    }

    private void assertHeldTogether(String key, int value, String counter) throws IOException {
        try (var server = TestServer.startInOneMoment(key, value, "unlimited_addresses", List.of());
                var one = greeted(server, HERE, Carrier.TCP);
                var other = greeted(server, HERE, Carrier.TCP);
                var elsewhere = greeted(server, ELSEWHERE, Carrier.TCP)) {
            flood(one, 120, 400);
            flood(other, 120, 400);
            assertCut(server, CloseReason.ADDRESS_RATE, counter);
            elsewhere.send(new byte[] {7});
            Await.until("the frame from elsewhere", () -> server.gate.ports.stream().anyMatch(port -> port.received.stream().anyMatch(frame -> frame[0] == 7)));
        }
    }

    @Test
    void shouldLookAtNoMoreLoginsOfAnAddressWhenTooManyWereRefused() throws IOException {
        try (var server = TestServer.startInOneMoment("refused_logins_per_address", 3, "unlimited_addresses", List.of())) {
            var answers = new CopyOnWriteArrayList<Boolean>();
            server.gate.onConnect = port -> port.onReceive = _ -> {
                boolean may = port.link.mayLogIn();
                port.link.loginRefused();
                answers.add(may);
            };
            for (var address : List.of(HERE, HERE, HERE, HERE, ELSEWHERE)) {
                int before = answers.size();
                try (var _ = greeted(server, address, Carrier.TCP)) {
                    Await.until("asked", () -> answers.size() > before);
                }
            }
            assertEquals(List.of(true, true, true, false, true), answers);
        }
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void shouldMakeRoomForWhoComesByClosingWhoHasWaitedLongest(Carrier carrier) throws IOException {
        try (var server = TestServer.startWithRoomFor(20, "event_loops", 1)) {
            var trickling = new ArrayList<TestClient>();
            for (int i = 0; i < 100; i++) {
                var client = carrier == Carrier.TCP ? TestClient.raw(server.port()) : TestClient.connect(carrier, server.port());
                client.write(client.encode(new byte[9])[0]);
                trickling.add(client);
            }
            for (int i = 0; i < 5; i++) {
                try (var honest = greeted(server, HERE, carrier)) {
                    honest.send(new byte[] {2});
                    var port = server.gate.ports.getLast();
                    Await.until("let in", () -> port.received.size() == 2);
                }
            }
            assertTrue(server.count("crowded_out") >= 80, "crowded out: " + server.count("crowded_out"));
            assertEquals(0, server.count("handshake_timeouts"));
            for (var client : trickling) {
                client.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void shouldTellWhoDidNotSayHelloInTimeHoweverItTrickles(Carrier carrier) throws IOException {
        try (var server = TestServer.start("handshake_seconds", 3); var client = TestClient.connect(carrier, server.port())) {
            byte[] hello = client.encode(new byte[4_000]);
            for (int i = 0; i < 5; i++) {
                int came = i + 1;
                client.write(hello[i]);
                Await.until("the byte", () -> server.count("bytes_in") == came);
            }
            byte[] told = client.readFrame();
            assertEquals("handshake_timeout: no hello came in time", new String(told, StandardCharsets.UTF_8));
            Await.until("closed", () -> server.count("closed") == 1);
        }
    }

    @Test
    void shouldGiveEachClientItsShareOfTheMemoryForUnsentBytes() throws IOException {
        var settings = TransportSettings.read(TestSettings.of("unsent_bytes", 134_217_728));
        assertEquals(new UnsentBytes(4_096, 8_192), UnsentBytes.of(settings, new Gate.Bounds(1_536, 4_096, 8_192)));
        var many = UnsentBytes.of(settings, new Gate.Bounds(6_144, 4_096, 8_192));
        assertTrue(2L * 6_144 * (many.high() + 8_192) <= 134_217_728L && many.low() <= many.high());
        var refused = assertThrows(IOException.class, () -> UnsentBytes.of(settings, new Gate.Bounds(20_000, 4_096, 8_192)));
        assertTrue(refused.getMessage().contains("Set it to at least 348160000"), refused.getMessage());
        assertFalse(UnsentBytes.of(TransportSettings.read(TestSettings.of("unsent_bytes", 348_160_000)), new Gate.Bounds(20_000, 4_096, 8_192)).high() < 512);
    }

    private static TestClient greeted(TestServer server, String from, Carrier carrier) throws IOException {
        int before = server.gate.ports.size();
        var client = TestClient.from(from, carrier, server.port());
        client.send(new byte[] {1});
        Await.until("a port that is greeted", () -> server.gate.ports.size() > before && !server.gate.ports.getLast().received.isEmpty());
        return client;
    }

    private static void flood(TestClient client, int frames, int bytes) {
        flood(client, client.encode(new byte[bytes]), frames);
    }

    private static void flood(TestClient client, byte[] bytes, int times) {
        try {
            for (int i = 0; i < times; i++) {
                client.write(bytes);
            }
        } catch (IOException _) {
            // cut while we wrote
        }
    }

    /// Each that was cut was cut once, for that reason, and counted; those of one address may all be.
    private static void assertCut(TestServer server, CloseReason reason, String counter) {
        Await.until("cut", () -> !cuts(server).isEmpty());
        Await.until("counted", () -> server.count(counter) == cuts(server).size());
        assertEquals(Set.of(reason), Set.copyOf(cuts(server)));
        assertTrue(server.gate.ports.stream().allMatch(port -> port.cuts.size() <= 1));
    }

    private static List<CloseReason> cuts(TestServer server) {
        return server.gate.ports.stream().flatMap(port -> port.cuts.stream()).toList();
    }
}
