package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.session.CloseReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Connections cut at any moment, by either side: each port hears of its end once, and nothing is left.
class CutsTest {
    private static final int CYCLES = 1_000;

    @ParameterizedTest
    @CsvSource({"TCP,true", "TCP,false", "WEBSOCKET,true", "WEBSOCKET,false"})
    void shouldTellEachPortOnceAndLeaveNothingAfterRandomCuts(Carrier carrier, boolean nativeSockets) throws IOException {
        var random = new Random(carrier.ordinal() + 17);
        try (var server = TestServer.start("native", nativeSockets, "event_loops", 2)) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                live(server, carrier, random);
            }
            Await.until("all closed", () -> server.count("closed") == CYCLES && server.links() == 0);
            assertEquals(CYCLES, server.count("accepted"));
        }
    }

    private static void live(TestServer server, Carrier carrier, Random random) throws IOException {
        int fate = random.nextInt(8);
        if (fate == 0) {
            try (var client = TestClient.raw(server.port())) {
                abort(client, random);
                return;
            }
        }
        if (fate == 1) {
            try (var client = TestClient.raw(server.port())) {
                byte[] start = carrier == Carrier.TCP ? new byte[] {0} : TestClient.UPGRADE.getBytes(StandardCharsets.US_ASCII);
                client.write(Arrays.copyOf(start, random.nextInt(start.length + 1)));
                abort(client, random);
                return;
            }
        }
        server.gate.onConnect = fate == 2 ? port -> port.link.close(CloseReason.KICKED, TestPort.KICK) : _ -> { };
        server.gate.full = fate == 3;
        try (var client = TestClient.connect(carrier, server.port())) {
            byte[] frame = client.encode(new byte[1 + random.nextInt(300)]);
            client.write(Arrays.copyOf(frame, 1 + random.nextInt(frame.length)));
            if (fate >= 4 && random.nextBoolean()) {
                client.write(new byte[random.nextInt(20)]); // most likely a violation
            }
            if (!server.gate.ports.isEmpty()) {
                var port = server.gate.ports.getLast();
                port.offer(new byte[200]);
                server.transport.wake();
                if (fate == 7) {
                    port.link.close(CloseReason.BYE, TestPort.KICK);
                }
            }
            abort(client, random);
        } catch (IOException _) {
            // The server was faster.
        } finally {
            server.gate.full = false;
        }
    }

    /// Makes the close that follows a reset, one time in two.
    private static void abort(TestClient client, Random random) throws IOException {
        if (random.nextBoolean()) {
            client.socket.setSoLinger(true, 0);
        }
    }
}
