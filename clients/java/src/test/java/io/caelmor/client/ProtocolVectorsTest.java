package io.caelmor.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.caelmor.client.fake.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Every line of docs/protocol-vectors.txt, read and, where a client writes such bytes, written.
class ProtocolVectorsTest {
    private static final Path VECTORS = Path.of("../../docs/protocol-vectors.txt");
    private static final long ANN = Entity.of(7, 2);

    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final Map<String, byte[]> vectors = vectors();
    private final DecodedTicks ticks = new DecodedTicks();

    @Test
    void shouldKnowEveryVector() {
        TreeSet<String> unknown = new TreeSet<>(vectors.keySet());
        unknown.removeIf(name -> name.startsWith("varint-") || name.startsWith("zigzag-"));
        unknown.removeAll(Set.of("float-1.5", "text-hé", "entity-7-2", "hello", "resume", "welcome", "redirect", "bye", "command-3-applied",
                "command-entity", "command-claims-tick", "ack-1000", "ack-command", "tcp-bye", "kick-replaced", "pace-225000", "pace-usual",
                "tick-idle", "tick-receipts", "tick-enter", "tick-update", "tick-move", "tick-update-absolute",
                "tick-event-leave", "tick-missed", "tick-moves"));
        assertTrue(unknown.isEmpty(), "vectors that no test here reads: " + unknown);
    }

    @Test
    void shouldReadAndWriteNumbers() {
        vectors.forEach((name, bytes) -> {
            if (name.startsWith("varint-")) {
                long value = Long.parseLong(meanings.get(name));
                assertEquals(value, reader(bytes).varint(), name);
                assertArrayEquals(bytes, written(out -> WireWriter.varint(out, value)), name);
            }
            if (name.startsWith("zigzag-")) {
                long value = Long.parseLong(meanings.get(name));
                assertEquals(value, reader(bytes).zigzag32(), name);
                assertArrayEquals(bytes, written(out -> WireWriter.zigzag(out, value)), name);
            }
        });
    }

    @Test
    void shouldReadAndWriteOtherValues() {
        assertEquals(1.5f, reader(vectors.get("float-1.5")).float32());
        assertArrayEquals(vectors.get("float-1.5"), written(out -> WireWriter.float32(out, 1.5f)));
        assertEquals("hé", reader(vectors.get("text-hé")).text(3));
        assertArrayEquals(vectors.get("text-hé"), written(out -> WireWriter.text(out, "hé")));
        assertEquals(ANN, reader(vectors.get("entity-7-2")).entity());
        assertArrayEquals(vectors.get("entity-7-2"), written(out -> WireWriter.entity(out, ANN)));
    }

    @Test
    void shouldWriteMessages() {
        assertArrayEquals(vectors.get("hello"), written(out -> WireWriter.hello(out, "ann", "", "test1")));
        assertArrayEquals(vectors.get("resume"), written(out -> WireWriter.resume(out, token(), "test1")));
        assertArrayEquals(vectors.get("bye"), written(WireWriter::bye));
        assertArrayEquals(vectors.get("ack-1000"), written(out -> WireWriter.ack(out, 1000)));
        assertArrayEquals(vectors.get("ack-command"), written(out -> {
            WireWriter.ack(out, 1000);
            WireWriter.command(out, 3, 42, Unpooled.buffer().writeFloatLE(1).writeFloatLE(-0.5f));
        }));
        assertArrayEquals(vectors.get("command-3-applied"), written(out -> WireWriter.command(out, 3, 42,
                Unpooled.buffer().writeFloatLE(1).writeFloatLE(-0.5f))));
        assertArrayEquals(vectors.get("command-entity"), written(out -> {
            ByteBuf parameters = Unpooled.buffer();
            WireWriter.entity(parameters, ANN);
            WireWriter.command(out, 1, 43, parameters);
        }));
    }

    @Test
    void shouldReadTheWelcome() {
        WireReader in = reader(vectors.get("welcome"));
        assertEquals(0x81, in.u8());
        WelcomeDecoder.Decoded decoded = new WelcomeDecoder(in).decode();
        Schema schema = new Schema(
                List.of(new Schema.Column(0, "x", ValueType.QUANTISED, false, 0.015625f, 0),
                        new Schema.Column(1, "name", ValueType.TEXT, false, 0, 32), new Schema.Column(2, "gold", ValueType.INT, true, 0, 0)),
                List.of(new Schema.Signature(1, "move", List.of(new Schema.Field("dx", ValueType.FLOAT, 0), new Schema.Field("dy", ValueType.FLOAT, 0)))),
                List.of(new Schema.Signature(1, "say", List.of(new Schema.Field("speaker", ValueType.ENTITY, 0), new Schema.Field("words", ValueType.TEXT, 64)))),
                List.of(new Schema.Rejection(1, "busy", "later")), Map.of(5, "avatar"));
        assertEquals(new Welcome(false, 10, 1000, "main", 1000, 1000, "ann", 30, 512, schema), decoded.welcome());
        assertArrayEquals(token(), decoded.token());
    }

    @Test
    void shouldReadThePace() {
        WireReader in = reader(vectors.get("pace-225000"));
        assertEquals(0x85, in.u8());
        assertEquals(225_000, in.varintUpTo(60_000_000, "the length of a tick"));
        assertFalse(in.hasMore());
    }

    @Test
    void shouldReadTheRedirect() {
        WireReader in = reader(vectors.get("redirect"));
        assertEquals(0x84, in.u8());
        assertEquals("tcp://b:7", in.text(64));
        assertArrayEquals(token(), in.bytes(32, "the token"));
    }

    @Test
    void shouldClaimNothing() {
        byte[] claim = vectors.get("command-claims-tick");
        byte[] ours = written(out -> WireWriter.command(out, claim[2], claim[3], Unpooled.EMPTY_BUFFER));
        assertEquals(1, claim[1]);
        claim[1] = 0;
        assertArrayEquals(claim, ours);
    }

    @Test
    void shouldReadReceipts() {
        ticks.sendCommands(44);
        ticks.decode(vectors.get("tick-receipts"));
        assertEquals("[42 applied at 1000, 43 not_visible at 1000, 44 applied at 1000]", ticks.receipts.toString());
        assertTrue(ticks.violations().isEmpty(), ticks.violations().toString());
    }

    @Test
    void shouldReadTicksInTheirOrder() {
        World world = ticks.world();
        ticks.sendCommands(42);
        ticks.decode(vectors.get("tick-idle"));
        assertEquals(1000, world.tick());

        ticks.decode(vectors.get("tick-enter"));
        assertEquals(ANN, world.viewpoint());
        assertTrue(world.owned(ANN));
        assertEquals(5, world.getInt(ANN, "kind"));
        assertEquals(100.5f, world.getFloat(ANN, "x"));
        assertEquals(0.015625f, world.getFloat(ANN, "y"));
        assertEquals("ann", world.getText(ANN, "name"));
        assertEquals(0, world.getInt(ANN, "gold"));

        ticks.decode(vectors.get("tick-update"));
        assertEquals(102.5f, world.getFloat(ANN, "x"));
        assertEquals(0.0625f, world.getFloat(ANN, "y"));

        ticks.decode(vectors.get("tick-move"));
        assertEquals(102f, world.getFloat(ANN, "x"));
        assertEquals(2.046875f, world.getFloat(ANN, "y"));

        ticks.decode(vectors.get("tick-update-absolute"));
        assertEquals(7, world.getInt(ANN, "gold"));
        assertEquals(102f, world.getFloat(ANN, "x"));

        ticks.decode(vectors.get("tick-event-leave"));
        assertEquals("[say(speaker=7/2, words=\"hi\") at tick 1005]", ticks.events.toString());
        assertFalse(world.contains(ANN));

        assertEquals(0, ticks.ticksWithEventsMissed);
        ticks.decode(vectors.get("tick-missed"));
        assertEquals(1, ticks.ticksWithEventsMissed);
        assertEquals(2, ticks.events.size());

        ticks.decode(vectors.get("tick-moves"));
        assertEquals(-1 / 64f, world.getFloat(Entity.of(8, 1), "x"));
        assertEquals(2 / 64f, world.getFloat(Entity.of(8, 1), "y"));
        assertEquals(15.625f, world.getFloat(ANN, "x"));
        assertEquals(-15.625f, world.getFloat(ANN, "y"));
        assertTrue(ticks.violations().isEmpty(), ticks.violations().toString());
    }

    private Map<String, byte[]> vectors() {
        Map<String, byte[]> parsed = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(VECTORS)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] parts = line.split(" \\| ", 3);
                if (parsed.put(parts[0], Bytes.ofHex(parts[1])) != null) {
                    fail("two vectors are named " + parts[0]);
                }
                meanings.put(parts[0], parts[2]);
            }
        } catch (IOException e) {
            fail(e);
        }
        return parsed;
    }

    private static byte[] token() {
        byte[] token = new byte[32];
        for (int i = 0; i < token.length; i++) {
            token[i] = (byte) i;
        }
        return token;
    }

    private static WireReader reader(byte[] bytes) {
        return new WireReader().wrap(Unpooled.wrappedBuffer(bytes));
    }

    private static byte[] written(Consumer<ByteBuf> message) {
        ByteBuf out = Unpooled.buffer();
        message.accept(out);
        return ByteBufUtil.getBytes(out);
    }
}
