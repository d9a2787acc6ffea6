package io.caelmor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.fake.Bytes;
import io.caelmor.client.fake.FakeMessages;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class WelcomeDecoderTest {
    @Test
    void shouldReadEveryField() {
        WelcomeDecoder.Decoded decoded = decode(FakeMessages.welcome(true, 9));
        Welcome welcome = decoded.welcome();
        assertTrue(welcome.resumed());
        assertEquals(20, welcome.tickRate());
        assertEquals(999, welcome.tick());
        assertEquals("test-world", welcome.world());
        assertEquals(256f, welcome.width());
        assertEquals(128f, welcome.height());
        assertEquals("ann", welcome.account());
        assertEquals(30, welcome.resumeSeconds());
        assertEquals(512, welcome.frameLimit());
        assertEquals(32, decoded.token().length);
        assertEquals(9, decoded.token()[31]);
    }

    @Test
    void shouldFindTheSchemaByName() {
        Schema schema = decode(FakeMessages.welcome(false, 1)).welcome().schema();
        assertEquals(new Schema.Column(1, "x", ValueType.QUANTISED, false, 0.015625f, 0), schema.column("x"));
        assertEquals(new Schema.Column(3, "name", ValueType.TEXT, false, 0, 32), schema.column("name"));
        assertTrue(schema.column("gold").ownerOnly());
        assertEquals(3, schema.command("move").id());
        assertEquals(List.of(new Schema.Field("dx", ValueType.FLOAT, 0), new Schema.Field("dy", ValueType.FLOAT, 0)),
                schema.command("move").fields());
        assertEquals(1, schema.event("say").field("words"));
        assertEquals(List.of(new Schema.Rejection(5, "not_visible", "That is not in view.")), schema.rejections());
        assertEquals(Map.of(5, "avatar"), schema.kinds());
        assertFalse(schema.findCommand("fly").isPresent());
        assertTrue(assertThrows(NoSuchElementException.class, () -> schema.command("fly")).getMessage().contains("greet"));
    }

    @Test
    void shouldRefuseASchemaThatContradictsItself() {
        assertContradiction(new Bytes().varint(1).text("who").u8(6, 1), 4);
        assertContradiction(new Bytes().varint(1).text("x").u8(7, 1), 4);
        assertContradiction(new Bytes().varint(1).text("x").u8(1, 3), 4);
        assertContradiction(new Bytes().varint(1).text("x").u8(4, 1).f32(0), 4);
        assertContradiction(new Bytes().varint(2).text("x").u8(1, 1).text("x").u8(1, 1), 4);
        assertContradiction(new Bytes().u8(0).varint(1).varint(0).text("go").u8(0), 3);
        assertContradiction(new Bytes().u8(0).varint(2).varint(1).text("go").u8(0).varint(1).text("run").u8(0), 3);
        assertContradiction(new Bytes().u8(0).varint(1).varint(1).text("go").u8(1).text("x").u8(4), 3);
        assertContradiction(new Bytes().varint(64).raw(new byte[200]), 0);
    }

    @Test
    void shouldRefuseAWelcomeCutShortAnywhere() {
        byte[] whole = FakeMessages.welcome(false, 1);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(WireReader.Malformed.class, () -> decode(cut), "cut to " + length);
        }
    }

    @Test
    void shouldNotAllocateForACountThatCannotBe() {
        byte[] welcome = withLists(new Bytes().u8(0).varint(Integer.MAX_VALUE).toArray());
        assertThrows(WireReader.Malformed.class, () -> decode(welcome));
    }

    private static void assertContradiction(Bytes lists, int emptyListsAfter) {
        byte[] welcome = withLists(lists.raw(new byte[emptyListsAfter]).toArray());
        assertThrows(IllegalArgumentException.class, () -> decode(welcome));
    }

    private static byte[] withLists(byte[] lists) {
        byte[] whole = FakeMessages.welcome(false, 1);
        int head = whole.length - FakeMessages.schema().length;
        return new Bytes().raw(Arrays.copyOf(whole, head)).raw(lists).toArray();
    }

    private static WelcomeDecoder.Decoded decode(byte[] message) {
        WireReader in = new WireReader().wrap(Unpooled.wrappedBuffer(message));
        assertEquals(0x81, in.u8());
        WelcomeDecoder.Decoded decoded = new WelcomeDecoder(in).decode();
        assertFalse(in.hasMore());
        return decoded;
    }
}
