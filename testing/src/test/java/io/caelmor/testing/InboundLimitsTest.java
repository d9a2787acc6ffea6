package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the kernel holds a link to, whatever transport it comes by.
class InboundLimitsTest {
    private static final int FRAMES = 10;
    private static final int BYTES = 2_000;
    private static final int BURST_SECONDS = 5;

    private final SteppedServer server = SteppedServer.with("counter", new CounterPlugin())
            .set("sessions.frames_per_second", (long) FRAMES).set("sessions.bytes_per_second", (long) BYTES)
            .set("sessions.capacity", 4L).set("sessions.connections", 4L).set("sessions.strangers", 10L).set("sessions.handshake_seconds", 300L).start();

    @AfterEach
    void shouldHoldNothingAfterTheStop() {
        var report = server.stop();
        assertTrue(report.clean(), report::toString);
    }

    @Test
    void shouldTakeFiveSecondsWorthOfFramesAtOnceAndCutWhoSendsOneMore() {
        var ann = server.join("ann");
        for (int i = 0; i < BURST_SECONDS * FRAMES; i++) {
            ann.acknowledge(1);
        }
        assertTrue(ann.isOpen());
        ann.acknowledge(1);
        assertEquals(CloseReason.FRAME_RATE, ann.closeReason().orElseThrow());
        assertEquals(1, server.counter("inbound.over_frame_rate"));
        server.step();
        assertEquals(SessionState.DETACHED, server.kernel().sessions().find("ann").orElseThrow().state(), "it may come back");
    }

    @Test
    void shouldTakeFramesAtTheirRateForever() {
        var ann = server.join("ann");
        for (int tick = 0; tick < 300; tick++) {
            ann.acknowledge(1);
            server.step();
        }
        assertTrue(ann.isOpen());
    }

    @Test
    void shouldCutWhoSendsMoreBytesThanItMay() {
        var ann = server.join("ann");
        var writer = new WireWriter().wrap(new byte[500], 0, 500);
        while (writer.length() < 500) {
            writer.u8(MessageType.ACK);
            writer.varint(Long.MAX_VALUE);
        }
        byte[] frame = writer.array();
        for (int i = 0; i < 40; i++) {
            ann.send(frame);
            server.step(3);
        }
        assertTrue(ann.isOpen(), () -> "closed: " + ann.closeReason());
        for (int i = 0; i < 20 && ann.isOpen(); i++) {
            ann.send(frame);
            ann.send(frame);
            server.step();
        }
        assertEquals(CloseReason.DATA_RATE, ann.closeReason().orElseThrow());
        assertEquals(1, server.counter("inbound.over_data_rate"));
        assertEquals(0, server.counter("inbound.over_frame_rate"));
    }

    @Test
    void shouldLetPlayersInWhileStrangersFillTheirOwnPlaces() {
        var strangers = new ArrayList<TestClient>();
        for (int i = 0; i < 15; i++) {
            strangers.add(server.connect());
        }
        for (int i = 0; i < 4; i++) {
            assertTrue(server.join("player" + i).isOpen());
        }
        server.step();
        assertTrue(strangers.stream().allMatch(TestClient::isOpen));
    }

    @Test
    void shouldRefuseStrangersBeyondWhatATransportCanHaveOnTheirWayOut() {
        for (int i = 0; i < 20; i++) {
            assertTrue(server.connect().isOpen());
        }
        assertFalse(server.connect().isOpen());
        assertEquals(1, server.counter("links.refused"));
    }

    @Test
    void shouldTellWhoSaysHelloWhenAllPlacesAreTaken() {
        for (int i = 0; i < 4; i++) {
            server.join("player" + i);
        }
        var late = server.connect().hello("late");
        server.step();
        assertEquals(CloseReason.SERVER_FULL, late.closeReason().orElseThrow());
    }

    @Test
    void shouldNotAskTheAuthenticatorForAnAddressOfWhichTooManyWereRefused() {
        var stranger = server.connect().from("192.0.2.7:1").barAfterRefusals(2);
        stranger.hello("mallory");
        assertEquals(CloseReason.REFUSED, stranger.closeReason().orElseThrow());
        assertEquals(1, stranger.refusals());
        var barred = server.connect().from("192.0.2.7:2").barAfterRefusals(0);
        barred.hello("ann");
        assertEquals(CloseReason.ADDRESS_BARRED, barred.closeReason().orElseThrow());
        assertEquals(1, server.counter("handshakes.barred"));
        assertEquals(2, server.counter("handshakes.refused"));
    }
}
