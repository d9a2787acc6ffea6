package io.caelmor.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.support.Allocation;
import io.caelmor.kernel.support.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final long[] EDGES = {0, 1, -1, 63, 64, 127, 128, -64, -65, 16_383, 16_384, Integer.MAX_VALUE, Integer.MIN_VALUE,
        0xFFFF_FFFFL, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 62, (1L << 56) - 1};

    /// What was written is what is read, in any mixture of values, and nothing is left.
    @Test
    void shouldReadBackWhatWasWritten() {
        var random = new Random(5);
        for (int round = 0; round < 3000; round++) {
            var writer = new WireWriter().wrap(new byte[600], 7, 550);
            var checks = new ArrayList<Consumer<WireReader>>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                checks.add(writeOne(writer, random));
            }
            var reader = new WireReader().wrap(writer.array(), 7, writer.length());
            checks.forEach(check -> check.accept(reader));
            assertTrue(reader.complete());
            assertEquals(0, reader.u8());
            assertTrue(reader.failed(), "nothing more is there");
        }
    }

    private static Consumer<WireReader> writeOne(WireWriter writer, Random random) {
        long number = random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong() >> random.nextInt(64);
        switch (random.nextInt(8)) {
            case 0 -> {
                writer.varint(number);
                return reader -> assertEquals(number, reader.varint());
            }
            case 1 -> {
                writer.zigzag(number);
                return reader -> assertEquals(number, reader.zigzag());
            }
            case 2 -> {
                writer.zigzag((int) number);
                return reader -> assertEquals((int) number, reader.zigzag32());
            }
            case 7 -> {
                int count = 1 + random.nextInt(4);
                writer.low((int) number, count);
                return reader -> assertEquals(number & (1L << 8 * count) - 1, reader.low(count));
            }
            case 3 -> {
                writer.int64(number);
                return reader -> assertEquals(number, reader.int64());
            }
            case 4 -> {
                float value = Float.intBitsToFloat((int) number);
                float finite = Float.isFinite(value) ? value : 1;
                writer.float32(finite);
                return reader -> assertEquals(Float.floatToRawIntBits(finite), Float.floatToRawIntBits(reader.float32()));
            }
            case 5 -> {
                long handle = number & 0xFFFF_FFFF_7FFF_FFFFL;
                writer.entity(handle);
                return reader -> assertEquals(handle, reader.entity());
            }
            default -> {
                var text = random.ints(random.nextInt(9), 0, 0x11_0000).filter(c -> c < 0xD800 || c > 0xDFFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
                writer.text(text);
                return reader -> assertEquals(text, reader.text(40));
            }
        }
    }

    /// Random bytes, random reads: no exception, no position behind the end, and zeros once something failed.
    @Test
    void shouldNeverThrowNorReadBeyondItsStretch() {
        var random = new Random(6);
        var target = new byte[64];
        for (int round = 0; round < 60_000; round++) {
            var bytes = new byte[40];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                Arrays.fill(bytes, random.nextInt(30), 40, (byte) (random.nextBoolean() ? 0x80 : 0xFF));
            }
            int offset = random.nextInt(10);
            int length = random.nextInt(20);
            var reader = new WireReader().wrap(bytes, offset, length);
            for (int i = 0; i < 8; i++) {
                boolean failed = reader.failed();
                long read = readOne(reader, random, target);
                assertTrue(reader.position() >= offset && reader.position() <= offset + length);
                assertTrue(reader.remaining() >= 0);
                assertTrue(!failed || read == 0 && reader.failed(), "after a failure all reads answer zero");
            }
            assertTrue(!reader.complete() || !reader.failed());
        }
    }

    private static long readOne(WireReader reader, Random random, byte[] target) {
        return switch (random.nextInt(11)) {
            case 0 -> reader.u8();
            case 1 -> reader.varint();
            case 2 -> reader.varintUpTo(random.nextInt(1000));
            case 3 -> reader.zigzag();
            case 4 -> reader.zigzag32();
            case 5 -> Float.floatToRawIntBits(reader.float32());
            case 6 -> reader.int64();
            case 7 -> reader.entity();
            case 8 -> reader.text(random.nextInt(30)).length();
            case 9 -> {
                reader.skip(random.nextInt(8));
                yield 0;
            }
            default -> {
                reader.bytes(target, 0, random.nextInt(32));
                yield 0;
            }
        };
    }

    @Test
    void shouldReadTheGoldenVectors() {
        assertEquals(0, read("varint-0").varint());
        assertEquals(127, read("varint-127").varint());
        assertEquals(128, read("varint-128").varint());
        assertEquals(300, read("varint-300").varint());
        assertEquals(4_294_967_295L, read("varint-max32").varint());
        assertEquals(-1, read("zigzag--1").zigzag32());
        assertEquals(1, read("zigzag-1").zigzag32());
        assertEquals(Integer.MIN_VALUE, read("zigzag-min32").zigzag32());
        assertEquals(64, read("zigzag-64").zigzag32());
        assertEquals(1.5f, read("float-1.5").float32());
        assertEquals("hé", read("text-hé").text(3));
        assertEquals(2L << 32 | 7, read("entity-7-2").entity());
    }

    @Test
    void shouldWriteTheGoldenVectors() {
        writes("varint-0", writer -> writer.varint(0));
        writes("varint-127", writer -> writer.varint(127));
        writes("varint-128", writer -> writer.varint(128));
        writes("varint-300", writer -> writer.varint(300));
        writes("varint-max32", writer -> writer.varint(0xFFFF_FFFFL));
        writes("zigzag--1", writer -> writer.zigzag(-1));
        writes("zigzag-1", writer -> writer.zigzag(1));
        writes("zigzag-min32", writer -> writer.zigzag(Integer.MIN_VALUE));
        writes("zigzag-64", writer -> writer.zigzag(64));
        writes("float-1.5", writer -> writer.float32(1.5f));
        writes("text-hé", writer -> writer.text("hé"));
        writes("entity-7-2", writer -> writer.entity(2L << 32 | 7));
        writes("bye", writer -> writer.u8(MessageType.BYE));
        writes("hello", writer -> {
            writer.u8(MessageType.HELLO);
            writer.u8(1);
            writer.text("ann");
            writer.text("");
            writer.text("test1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 80 80 80 80 80 80 80 80 02", "80 80 80 80 80 80 80 80 80 80 00", "80", ""})
    void shouldRefuseNumbersOfMoreThan64BitsAndCutOnes(String hex) {
        var bytes = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
        var reader = new WireReader().wrap(bytes, 0, bytes.length);
        assertEquals(0, reader.varint());
        assertTrue(reader.failed());
    }

    @Test
    void shouldRefuseValuesThatDoNotFitWhatIsAskedFor() {
        for (var refused : List.<Consumer<WireReader>>of(WireReader::zigzag32, reader -> reader.varintUpTo(999), WireReader::entity)) {
            var reader = written(writer -> writer.varint(1L << 33));
            refused.accept(reader);
            assertTrue(reader.failed());
        }
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            var reader = written(writer -> writer.float32(value));
            assertEquals(0, reader.float32());
            assertTrue(reader.failed());
        }
        var brokenText = written(writer -> {
            writer.varint(2);
            writer.u8(0xC3);
            writer.u8(0x28);
        });
        assertEquals("", brokenText.text(10));
        assertTrue(brokenText.failed());
        var longText = written(writer -> writer.text("four"));
        assertEquals("", longText.text(3));
        assertTrue(longText.failed());
    }

    @Test
    void shouldNotWriteBeyondItsStretch() {
        var bytes = new byte[20];
        for (var write : List.<Consumer<WireWriter>>of(writer -> writer.u8(1), writer -> writer.varint(-1), writer -> writer.float32(1),
                writer -> writer.int64(1), writer -> writer.text("seven bytes"), writer -> writer.bytes(new byte[3], 0, 3))) {
            var writer = new WireWriter().wrap(bytes, 4, 6);
            writer.bytes(new byte[6], 0, 6);
            int full = writer.position();
            assertThrows(IndexOutOfBoundsException.class, () -> write.accept(writer));
            writer.rewind(full);
            assertEquals(0, writer.remaining());
        }
        assertArrayEquals(new byte[20], bytes);
        assertThrows(IndexOutOfBoundsException.class, () -> new WireWriter().wrap(bytes, 15, 6));
        assertThrows(IndexOutOfBoundsException.class, () -> new WireReader().wrap(bytes, -1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> new WireWriter().wrap(bytes, 0, 3).rewind(1));
        assertThrows(IndexOutOfBoundsException.class, () -> new WireWriter().wrap(bytes, 0, 3).patchU8(0, 1));
    }

    @Test
    void shouldAllocateNothing() {
        var writer = new WireWriter();
        var reader = new WireReader();
        var bytes = new byte[64];
        assertEquals(0, Allocation.bytes(5000, () -> {
            writer.wrap(bytes, 0, 64);
            writer.varint(-1);
            writer.zigzag(-5);
            writer.entity(77);
            writer.float32(2);
            reader.wrap(bytes, 0, writer.length());
            reader.varint();
            reader.zigzag32();
            reader.entity();
            reader.float32();
            reader.text(3);
            assertFalse(reader.complete());
        }));
    }

    private static WireReader read(String vector) {
        var bytes = Vectors.of(vector);
        return new WireReader().wrap(bytes, 0, bytes.length);
    }

    private static WireReader written(Consumer<WireWriter> content) {
        var writer = new WireWriter().wrap(new byte[64], 0, 64);
        content.accept(writer);
        return new WireReader().wrap(writer.array(), 0, writer.length());
    }

    private static void writes(String vector, Consumer<WireWriter> content) {
        var writer = new WireWriter().wrap(new byte[64], 0, 64);
        content.accept(writer);
        assertArrayEquals(Vectors.of(vector), Arrays.copyOf(writer.array(), writer.length()), vector);
    }
}
