package io.caelmor.kernel.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {
    private final WorldKeeper keeper = new WorldKeeper(new WorldId("test"), new Bounds(100, 100), 16, new ThreadOwner());
    private final World world = keeper.world();
    private final IntColumn ints = world.column("ints").replicated(Scope.ALL).ofInt(0);
    private final LongColumn longs = world.column("longs").replicated(Scope.OWNER).ofLong(0);
    private final FloatColumn floats = world.column("floats").replicated(Scope.ALL).ofFloat(0);
    private final FloatColumn halves = world.column("halves").replicated(Scope.ALL).ofFloat(0, 0.5f);
    private final TextColumn texts = world.column("texts").replicated(Scope.ALL).persisted().ofText("", 6);
    private final long entity;
    private final int index;

    ColumnTest() {
        keeper.start(false);
        entity = world.spawnTransient(1, 0);
        index = Handle.index(entity);
    }

    @ParameterizedTest
    @CsvSource({"0.24, 0", "0.25, 1", "0.75, 2", "-0.25, 0", "-0.26, -1", "-0.75, -1", "-0.76, -2", "1e9, 2000000000",
        "1.1e9, 2147483647", "3.4e38, 2147483647", "-3.4e38, -2147483648", "1e-40, 0", "-0.0, 0"})
    void shouldRoundToTheNearestStepAndStayWithin32Bits(float value, int steps) {
        halves.set(entity, value);
        assertEquals(steps, halves.quantised(index));
        var written = written(halves);
        assertEquals(steps, written.zigzag32());
        assertTrue(written.complete());
        assertEquals(steps == 0, halves.isZero(index));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldRefuseWhatIsNoFiniteNumber(float value) {
        floats.set(entity, 7);
        assertThrows(IllegalArgumentException.class, () -> floats.set(entity, value));
        assertThrows(IllegalArgumentException.class, () -> halves.set(entity, value));
        assertEquals(7, floats.get(entity));
    }

    @Test
    void shouldTellMinusZeroFromZeroWhereFloatsAreSentAsTheyAre() {
        assertTrue(floats.isZero(index));
        floats.set(entity, -0.0f);
        assertFalse(floats.isZero(index), "a client that was told nothing has +0.0");
        assertEquals(Float.floatToRawIntBits(-0.0f), Float.floatToRawIntBits(written(floats).float32()));
    }

    @Test
    void shouldWriteExtremes() {
        for (int value : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            ints.set(entity, value);
            assertEquals(value, written(ints).zigzag32());
            assertEquals(value, (int) ints.bits(index));
            assertEquals(value == 0, ints.isZero(index));
        }
        for (long value : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            longs.set(entity, value);
            assertEquals(value, written(longs).zigzag());
            assertEquals(value, longs.bits(index));
            assertEquals(value == 0, longs.isZero(index));
        }
    }

    @Test
    void shouldHoldTextsUpToTheirBytes() {
        texts.set(entity, "日本");
        assertEquals("日本", written(texts).text(6));
        assertThrows(IllegalArgumentException.class, () -> texts.set(entity, "日本a"));
        assertThrows(IllegalArgumentException.class, () -> texts.set(entity, "seventh"));
        assertEquals("日本", texts.get(entity));
        texts.set(entity, "");
        assertTrue(texts.isZero(index));
    }

    @Test
    void shouldRefuseTextsThatNoStoreKeeps() {
        for (var unfit : new String[] {"a\0b", "\uD800", "\uDC00", "a\uD83D", "\uDE00\uD83D"}) {
            assertThrows(IllegalArgumentException.class, () -> texts.set(entity, unfit));
        }
        assertEquals("", texts.get(entity));
        texts.set(entity, "\uD83D\uDE00");
        assertEquals("\uD83D\uDE00", texts.get(entity));
    }

    /// A store can hold longer texts, from when the plugin that declares the column allowed them.
    @ParameterizedTest
    @CsvSource({"abcdefgh, abcdef", "日本語, 日本", "abcdé, abcdé", "abcde日, abcde", "abcd😀, abcd"})
    void shouldCutARestoredTextToWhatTheSchemaPromises(String stored, String kept) {
        keeper.restoreText(texts, entity, stored);
        assertEquals(kept, texts.get(entity));
        assertEquals(kept, written(texts).text(6));
    }

    private WireReader written(Column column) {
        var writer = new WireWriter().wrap(new byte[64], 0, 64);
        column.write(index, writer);
        return new WireReader().wrap(writer.array(), 0, writer.length());
    }
}
