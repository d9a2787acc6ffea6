package io.caelmor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.ProtocolViolation.Kind;
import io.caelmor.client.fake.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final int RESET = 1;
    private static final int LEAVES = 8;
    private static final int ENTERS = 16;
    private static final int MOVES = 32;
    private static final int UPDATES = 64;
    private static final int X = 1 << 1;
    private static final int Y = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int GOLD = 1 << 4;
    private static final Random SEEDS = new Random(20_260_102);

    private final DecodedTicks ticks = new DecodedTicks();
    private final World world = ticks.world();

    @Test
    void shouldTakeAbsentColumnsOfAnEnterAsZero() {
        ticks.decode(1000, ENTERS, enter(1, 7, 0, X | NAME).zigzag(64).text("ann").u8(0));
        ticks.decode(1001, ENTERS, enter(1, 7, 0, Y).zigzag(32).u8(0));
        long entity = Entity.of(7, 1);
        assertEquals(0f, world.getFloat(entity, "x"));
        assertEquals(0.5f, world.getFloat(entity, "y"));
        assertEquals("", world.getText(entity, "name"));
        assertEquals(0, world.getInt(entity, "kind"));
    }

    @Test
    void shouldReplaceWhatStoodUnderAViewNumber() {
        ticks.decode(1000, ENTERS, enter(1, 7, 3, 0).u8(0));
        ticks.decode(1001, ENTERS, enter(1, 8, 0, 0).u8(0));
        assertFalse(world.contains(Entity.of(7, 1)));
        assertTrue(world.contains(Entity.of(8, 1)));
        assertEquals(Entity.NONE, world.viewpoint());
        assertEquals(List.of("+7/1", "-7/1", "+8/1"), ticks.moves);
        assertTrue(ticks.violations().isEmpty(), ticks.violations().toString());
    }

    @Test
    void shouldAddRelativeUpdatesToQuantisedColumnsOnly() {
        ticks.decode(1000, ENTERS, enter(1, 7, 1, X | GOLD).zigzag(-100).zigzag(50).u8(0));
        ticks.decode(1001, UPDATES, new Bytes().varint(1 << 1 | 1).varint(X | GOLD).zigzag(-28).zigzag(3).u8(0));
        assertEquals(-2f, world.getFloat(Entity.of(7, 1), "x"));
        assertEquals(3, world.getInt(Entity.of(7, 1), "gold"));
        ticks.decode(1002, UPDATES, new Bytes().varint(1 << 1).varint(X).zigzag(64).u8(0));
        assertEquals(1f, world.getFloat(Entity.of(7, 1), "x"));
        assertEquals("~7/1:10", ticks.moves.getLast());
    }

    @Test
    void shouldAddMovesToThePlaceByTheirGapsBetweenViewNumbers() {
        ticks.decode(1000, ENTERS, enter(1, 7, 0, X).zigzag(100).raw(enter(2, 8, 0, 0).toArray()).raw(enter(70, 9, 0, 0).toArray()).u8(0));
        ticks.decode(1001, MOVES | UPDATES, new Bytes().varint(140 << 2).u8(0x12).varint(137L << 2 | 3).u8(0xFF, 0xFF, 0xFE, 0xFF)
                .u8(0).varint(1 << 1).varint(GOLD).zigzag(4).u8(0));
        assertEquals(List.of("~9/1:110", "~7/1:110", "~7/1:10000"), ticks.moves.subList(3, 6));
        assertEquals(List.of(1 / 64f, -1 / 64f), List.of(world.getFloat(Entity.of(9, 1), "x"), world.getFloat(Entity.of(9, 1), "y")));
        assertEquals(100 - 32_768, world.getRaw(Entity.of(7, 1), world.schema().column("x")));
        assertEquals(32_767, world.getRaw(Entity.of(7, 1), world.schema().column("y")));
        assertEquals(List.of(Kind.NOT_THE_OWNER), ticks.violationKinds());
        assertEquals(3, ticks.client().statistics().get(ClientCounter.UPDATES));
        assertEquals(3 + 6 + 1 + 3 + 1, ticks.client().statistics().get(ClientCounter.UPDATE_BYTES));
        ticks.decode(1002, MOVES, new Bytes().varint(10 << 2).u8(0x11).u8(0));
        assertEquals(List.of(Kind.NOT_THE_OWNER, Kind.UNKNOWN_VIEW), ticks.violationKinds());
    }

    @Test
    void shouldTakeADifferenceAsWideAsTheWholeRange() {
        ticks.decode(1000, ENTERS, enter(1, 7, 0, X).zigzag(Integer.MIN_VALUE).u8(0));
        ticks.decode(1001, UPDATES, new Bytes().varint(3).varint(X).zigzag(0xFFFF_FFFFL).u8(0));
        assertEquals(Integer.MAX_VALUE, world.getRaw(Entity.of(7, 1), world.schema().column("x")));
        assertTrue(ticks.violations().isEmpty(), ticks.violations().toString());
        ticks.decode(1002, UPDATES, new Bytes().varint(3).varint(X).zigzag(1).u8(0));
        assertEquals(List.of(Kind.OUT_OF_RANGE), ticks.violationKinds());
    }

    @Test
    void shouldForgetAllOnResetAndThenApplyTheRest() {
        ticks.decode(1000, ENTERS, enter(1, 7, 3, 0).raw(enter(2, 8, 0, 0).toArray()).u8(0));
        ticks.decode(1001, RESET | ENTERS, enter(1, 9, 0, 0).u8(0));
        assertEquals(1, world.size());
        assertEquals(Entity.of(9, 1), world.entityAt(1));
        assertEquals(Entity.NONE, world.viewpoint());
        assertEquals(List.of("+7/1", "+8/1", "-7/1", "-8/1", "+9/1"), ticks.moves);
    }

    @Test
    void shouldTakeLeavesAwayBeforeEntersAndEntersBeforeUpdates() {
        ticks.decode(1000, ENTERS, enter(1, 7, 0, X).zigzag(1).u8(0));
        ticks.decode(1001, LEAVES | ENTERS | UPDATES, new Bytes().varint(1).u8(0)
                .raw(enter(1, 8, 0, X).zigzag(10).u8(0).toArray())
                .varint(3).varint(X).zigzag(5).u8(0));
        assertEquals(15, world.getRaw(Entity.of(8, 1), world.schema().column("x")));
        assertTrue(ticks.violations().isEmpty(), ticks.violations().toString());
    }

    @Test
    void shouldReportWhatDoesNotAddUpAndReadOn() {
        ticks.decode(1000, ENTERS, enter(1, 7, 0, X).zigzag(1).u8(0));
        ticks.decode(1001, LEAVES | ENTERS | UPDATES, new Bytes().varint(5).u8(0)
                .raw(enter(2, 7, 0, GOLD).zigzag(10).u8(0).toArray())
                .varint(9 << 1).varint(X | NAME).zigzag(5).text("x").varint(2 << 1).varint(X).zigzag(64).u8(0));
        ticks.decode(1001, 0, new Bytes());
        assertEquals(List.of(Kind.UNKNOWN_VIEW, Kind.ENTITY_TWICE, Kind.NOT_THE_OWNER, Kind.UNKNOWN_VIEW, Kind.TICK_BACKWARDS),
                ticks.violationKinds());
        assertEquals(1f, world.getFloat(Entity.of(7, 1), "x"));
        assertEquals(1, world.size());
    }

    @Test
    void shouldRefuseWhatCannotBeRead() {
        Class<WireReader.Malformed> malformed = WireReader.Malformed.class;
        assertThrows(malformed, () -> ticks.decode(1000, MOVES, new Bytes().varint(3 << 2).u8(0x11).u8(0)));
        assertThrows(malformed, () -> ticks.decode(1000, MOVES, new Bytes().varint(1L << 23).u8(0x11).u8(0)));
        assertThrows(malformed, () -> ticks.decode(1000, MOVES, new Bytes().varint(2 << 2 | 3).u8(1, 1, 1)));
        assertThrows(malformed, () -> ticks.decode(1000, ENTERS, enter(1, 7, 4, 0).u8(0)));
        assertThrows(malformed, () -> ticks.decode(1000, ENTERS, enter(1, 0, 0, 0).u8(0)));
        assertThrows(malformed, () -> ticks.decode(1000, ENTERS, enter(1, 7, 0, 1 << 5).u8(0)));
        assertThrows(malformed, () -> ticks.decode(1000, ENTERS, enter(1, 7, 0, X)));
        assertThrows(malformed, () -> ticks.decode(1000, ENTERS, enter(1, 7, 0, NAME).varint(33).raw(new byte[33]).u8(0)));
        assertThrows(malformed, () -> ticks.decode(1000, ENTERS, enter(1, 7, 0, NAME).varint(2).u8(0xC3, 0x28).u8(0)));
        assertThrows(malformed, () -> ticks.decode(1000, ENTERS, enter(1 << 20, 7, 0, 0).u8(0)));
        assertThrows(malformed, () -> ticks.decode(1000, 0, new Bytes().u8(0)));
        assertThrows(TickDecoder.UnknownEvent.class, () -> ticks.decode(1000, 4, new Bytes().varint(3).u8(0)));
    }

    @Test
    void shouldCountTicksThatWereMissed() {
        ticks.decode(1005, 0, new Bytes());
        ticks.decode(1006, 0, new Bytes());
        ticks.decode(1010, 0, new Bytes());
        assertEquals(3, ticks.client().statistics().get(ClientCounter.TICKS_MISSED));
        assertEquals(3, ticks.client().statistics().get(ClientCounter.TICKS));
    }

    @Test
    void shouldSayWhatIsAskedForWrongly() {
        ticks.decode(1000, ENTERS, enter(1, 7, 0, 0).u8(0));
        long there = Entity.of(7, 1);
        assertThrows(NoSuchElementException.class, () -> world.getInt(Entity.of(7, 2), "kind"));
        assertThrows(NoSuchElementException.class, () -> world.getInt(there, "mana"));
        assertThrows(IllegalArgumentException.class, () -> world.getLong(there, "kind"));
        Schema.Column stranger = new Schema.Column(0, "kind", ValueType.INT, false, 0, 0);
        assertThrows(NoSuchElementException.class, () -> world.getInt(there, stranger));
    }

    @Test
    void shouldSayAtWhichTickAnEntityWasLastUpdated() {
        ticks.decode(1000, ENTERS, enter(1, 7, 0, 0).raw(enter(2, 8, 0, 0).toArray()).u8(0));
        ticks.decode(1003, UPDATES, new Bytes().varint(2 << 1).varint(X).zigzag(64).u8(0));
        ticks.decode(1004, 0, new Bytes());
        assertEquals(1000, world.updatedTick(Entity.of(7, 1)));
        assertEquals(1003, world.updatedTick(Entity.of(8, 1)));
        assertEquals(1003, world.updatedTickAt(2));
        assertEquals(0, world.updatedTickAt(3));
        ticks.decode(1005, ENTERS, enter(2, 9, 0, 0).u8(0));
        assertEquals(1005, world.updatedTickAt(2));
        assertThrows(NoSuchElementException.class, () -> world.updatedTick(Entity.of(8, 1)));
    }

    @Test
    void shouldCountTheBytesOfUpdates() {
        ticks.decode(1000, ENTERS, enter(1, 7, 0, 0).u8(0));
        Bytes andAnotherMessage = new Bytes().varint(3).varint(X).zigzag(5).varint(3).varint(X).zigzag(500).u8(0).u8(0x83);
        assertThrows(WireReader.Malformed.class, () -> ticks.decode(1001, UPDATES, andAnotherMessage), "left over here");
        assertEquals(2, ticks.client().statistics().get(ClientCounter.UPDATES));
        assertEquals(3 + 4 + 1, ticks.client().statistics().get(ClientCounter.UPDATE_BYTES));
    }

    @Test
    void shouldKeepNothingOfOthersWhereOnlyTheOwnIsWanted() {
        DecodedTicks own = DecodedTicks.ownOnly();
        own.decode(1000, ENTERS, enter(1, 7, 3, X).zigzag(64).raw(enter(2, 8, 0, X | NAME).zigzag(1).text("bob").toArray())
                .raw(enter(3, 9, 0, 0).toArray()).u8(0));
        own.decode(1001, UPDATES, new Bytes().varint(2 << 1).varint(X | NAME).zigzag(9).text("bo").varint(3).varint(X).zigzag(64)
                .varint(3 << 1 | 1).varint(X).zigzag(0xFFFF_FFFFL).u8(0));
        assertEquals(1, own.world().size());
        assertEquals(2f, own.world().getFloat(Entity.of(7, 1), "x"));
        assertEquals(3, own.client().statistics().get(ClientCounter.ENTERS));
        assertEquals(3, own.client().statistics().get(ClientCounter.UPDATES));
        assertEquals(List.of("+7/1", "~7/1:10"), own.moves);
        own.decode(1002, MOVES, new Bytes().varint(2 << 2).u8(0x11).varint(2 << 2).u8(0x11).u8(0));
        assertEquals(2 - 1 / 64f, own.world().getFloat(Entity.of(7, 1), "x"));
        assertEquals(5, own.client().statistics().get(ClientCounter.UPDATES));
        own.decode(1003, LEAVES | ENTERS, new Bytes().varint(2).u8(0).raw(enter(3, 10, 1, 0).raw(enter(1, 11, 0, 0).toArray()).u8(0).toArray()));
        assertTrue(own.world().contains(Entity.of(10, 1)));
        assertEquals(Entity.NONE, own.world().viewpoint());
        assertTrue(own.violations().isEmpty(), own.violations().toString());
        own.decode(1004, LEAVES | UPDATES, new Bytes().varint(2).u8(0).varint(2 << 1).varint(X).zigzag(9).u8(0));
        assertEquals(List.of(Kind.UNKNOWN_VIEW, Kind.UNKNOWN_VIEW), own.violationKinds());
    }

    @Test
    void shouldReadTheTextsOfAnEventWheneverTheyAreAskedFor() {
        ticks.decode(1000, 4, new Bytes().varint(1).entity(7, 1).text("grüß").varint(1).entity(8, 1).text("")
                .u8(0));
        assertEquals(List.of("say(speaker=7/1, words=\"grüß\") at tick 1000", "say(speaker=8/1, words=\"\") at tick 1000"),
                ticks.events);
    }

    @RepeatedTest(20)
    void shouldConvergeToTheServerWhateverItSends() {
        Random random = new Random(SEEDS.nextLong());
        Map<Integer, Integer> xByView = new HashMap<>();
        for (int tick = 1000; tick < 1200; tick++) {
            Bytes leaves = new Bytes();
            Bytes enters = new Bytes();
            Bytes updates = new Bytes();
            for (int view : List.copyOf(xByView.keySet())) {
                if (random.nextInt(20) == 0) {
                    leaves.varint(view);
                    xByView.remove(view);
                }
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                int view = 1 + random.nextInt(150);
                int x = random.nextInt();
                enters.raw(enter(view, view, 0, X).zigzag(x).toArray());
                xByView.put(view, x);
            }
            xByView.replaceAll((view, x) -> {
                int now = random.nextInt(5) == 0 ? random.nextInt() : x;
                boolean relative = random.nextBoolean();
                updates.varint(view << 1 | (relative ? 1 : 0)).varint(X).zigzag(relative ? (long) now - x : now);
                return now;
            });
            ticks.decode(tick, LEAVES | ENTERS | UPDATES,
                    leaves.u8(0).raw(enters.u8(0).toArray()).raw(updates.u8(0).toArray()));
        }
        Schema.Column column = world.schema().column("x");
        assertEquals(xByView.size(), world.size());
        xByView.forEach((view, x) -> assertEquals(x.longValue(), world.getRaw(world.entityAt(view), column)));
        assertTrue(ticks.violations().isEmpty(), ticks.violations().toString());
    }

    /// An enter of generation 1, up to its column mask.
    private static Bytes enter(int view, int index, int flags, int columns) {
        Bytes bytes = new Bytes().varint(view);
        return (index == 0 ? bytes.entity(0, 0) : bytes.entity(index, 1)).u8(flags).varint(columns);
    }
}
