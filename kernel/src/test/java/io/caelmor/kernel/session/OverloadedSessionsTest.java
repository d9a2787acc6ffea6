package io.caelmor.kernel.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.support.Allocation;
import io.caelmor.kernel.support.MiniKernel;
import io.caelmor.kernel.support.ScriptedStore;
import io.caelmor.kernel.support.TestLink;
import io.caelmor.kernel.support.Vectors;
import io.caelmor.kernel.tick.OverloadStep;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.wire.WireWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What sessions notice of overload.
class OverloadedSessionsTest {
    private static final int USUAL_MICROS = 100_000;

    private final MiniKernel kernel = new MiniKernel(new ScriptedStore()).start();

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldRefuseWhoIsNewAndTellThem() {
        kernel.load(95, 10);
        assertEquals(OverloadStep.NO_JOINS, kernel.overload.step());
        var late = kernel.connect().hello("2");
        kernel.step();
        assertEquals(List.of(CloseReason.SERVER_FULL), late.closes());
        assertEquals(1, kernel.count(KernelCounter.OVERLOAD_REFUSED));
        assertEquals(1, kernel.count(KernelCounter.HANDSHAKES_REJECTED));
        late.drop();
        kernel.load(20, 5);
        kernel.join("2");
    }

    @Test
    void shouldLetInWhoHasASession() {
        var ann = kernel.join("1");
        kernel.load(95, 10);
        assertTrue(kernel.overload.noJoins());
        var token = token(ann.frames().getFirst());
        ann.drop();
        kernel.step();
        var again = kernel.connect().send(writer -> {
            writer.u8(MessageType.RESUME);
            writer.u8(1);
            writer.bytes(token, 0, token.length);
            writer.text("test");
        });
        kernel.stepUntil(() -> again.pump() > 0);
        assertEquals(List.of(), again.closes());

        var over = kernel.connect().hello("1");
        kernel.step();
        assertEquals(List.of(CloseReason.REPLACED), again.closes());
        again.drop();
        kernel.stepUntil(() -> over.pump() > 0);
        assertEquals(List.of(), over.closes());
        assertEquals(0, kernel.count(KernelCounter.OVERLOAD_REFUSED));
    }

    @Test
    void shouldDecideWhereTheHandshakeCameIn() {
        var early = kernel.connect().hello("1");
        kernel.load(95, 10);
        kernel.stepUntil(() -> early.pump() > 0);
        assertEquals(List.of(), early.closes(), "it came before");
        var late = kernel.connect().hello("2");
        kernel.load(20, 5);
        kernel.step();
        assertEquals(List.of(CloseReason.SERVER_FULL), late.closes(), "it came meanwhile");
    }

    @Test
    void shouldTellThePaceWhenItChangesAndToWhoComesBackMeanwhile() {
        var ann = kernel.join("1");
        kernel.step();
        assertEquals(List.of(), paces(ann));
        kernel.load(180, 10);
        kernel.step();
        kernel.step();
        assertEquals(List.of(200_000), paces(ann));
        ann.drop();
        kernel.step();
        var again = kernel.connect().hello("1");
        kernel.stepUntil(() -> again.pump() > 0);
        kernel.step();
        assertEquals(List.of(200_000), paces(again));
        kernel.load(20, 5);
        kernel.step();
        assertEquals(List.of(200_000, USUAL_MICROS), paces(again));
        assertArrayEquals(Vectors.of("pace-225000"), pace(225_000));
    }

    @Test
    void shouldTellThePaceLaterWhereThereIsNoRoomForIt() {
        var ann = kernel.join("1");
        var queue = kernel.lifecycle.queues(0).outbound();
        var filler = new byte[] {0};
        while (queue.put(filler, 1)) {
            // Until it is full.
        }
        kernel.load(180, 10);
        kernel.step();
        assertEquals(List.of(), paces(ann));
        kernel.step();
        assertEquals(List.of(200_000), paces(ann));
    }

    @Test
    void shouldAllocateNothingWhenThePaceChanges() {
        var ann = kernel.join("1");
        var micros = new int[] {0};
        long bytes = Allocation.bytes(400, () -> {
            kernel.load(180 + micros[0]++ % 3 * 40, 1);
            kernel.step();
            ann.skipFrames();
        });
        assertEquals(0, bytes);
    }

    /// Of a WELCOME.
    private static byte[] token(byte[] welcome) {
        var reader = new WireReader().wrap(welcome, 3, welcome.length - 3);
        reader.varint();
        reader.varint();
        reader.text(32);
        reader.float32();
        reader.float32();
        reader.text(32);
        var token = new byte[ResumeToken.SECRET_BYTES];
        reader.bytes(token, 0, token.length);
        return token;
    }

    private static byte[] pace(int micros) {
        var writer = new WireWriter().wrap(new byte[8], 0, 8);
        writer.u8(MessageType.PACE);
        writer.varint(micros);
        return Arrays.copyOf(writer.array(), writer.length());
    }

    private static List<Integer> paces(TestLink link) {
        link.pump();
        return link.frames().stream().filter(frame -> (frame[0] & 0xFF) == MessageType.PACE)
                .map(frame -> (int) new WireReader().wrap(frame, 1, frame.length - 1).varint()).toList();
    }
}
