package io.caelmor.kernel.outbound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.Vectors;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameQueuesTest {
    private final ThreadOwner owner = new ThreadOwner();
    private final Metrics metrics = new Metrics();
    private final List<Integer> tooSlow = new ArrayList<>();
    private final CountedWakes wakes = new CountedWakes();
    private final FrameQueues frames = new FrameQueues(2, 4096, 8, 256, 16, owner, metrics, tooSlow::add, wakes);
    private final TickMessage message = frames.message();

    @Test
    void shouldEncodeTheGoldenIdleTickAndReceipts() {
        frames.beginTick(999);
        frames.processing(0, 42);
        frames.answer(0, 42, 0, 999);
        assertTrue(message.begin(0, false));
        message.commit();
        take(0);
        frames.beginTick(1000);
        assertTrue(message.begin(0, false));
        message.commit();
        assertArrayEquals(Vectors.of("tick-idle"), take(0));

        frames.processing(0, 42);
        frames.answer(0, 42, 0, 1000);
        frames.processing(0, 43);
        frames.answer(0, 43, 5, 1000);
        frames.processing(0, 44);
        frames.answer(0, 44, 0, 1000);
        message.begin(0, false);
        message.commit();
        assertArrayEquals(Vectors.of("tick-receipts"), take(0));
    }

    @Test
    void shouldEncodeTheGoldenEnterAndUpdates() {
        var keeper = new WorldKeeper(new WorldId("test"), new Bounds(1000, 1000), 16, owner);
        var world = keeper.world();
        var name = world.column("name").replicated(Scope.ALL).ofText("", 32);
        var gold = world.column("gold").replicated(Scope.OWNER).ofInt(0);
        keeper.start(false);
        long entity = world.spawnTransient(5, 0);
        int index = Handle.index(entity);
        world.x().set(entity, 100.5f);
        world.y().set(entity, 0.015625f);
        name.set(entity, "ann");

        frames.beginTick(1001);
        message.begin(1, true);
        message.section(Section.ENTERS);
        var writer = message.writer();
        writer.varint(1);
        writer.entity(Handle.of(7, 2));
        writer.u8(3);
        writer.varint(0x0F);
        for (var column : List.of(world.kind(), world.x(), world.y(), name)) {
            assertFalse(column.isZero(index));
            column.write(index, writer);
        }
        assertTrue(gold.isZero(index));
        writer.varint(0);
        message.commit();
        assertArrayEquals(Vectors.of("tick-enter"), take(1));

        int x = world.x().quantised(index);
        int y = world.y().quantised(index);
        world.x().set(entity, 102.5f);
        world.y().set(entity, 0.0625f);
        frames.beginTick(1002);
        message.begin(1, false);
        message.section(Section.UPDATES);
        writer.varint(1 << 1 | 1);
        writer.varint(0x06);
        writer.zigzag(world.x().quantised(index) - x);
        writer.zigzag(world.y().quantised(index) - y);
        writer.varint(0);
        message.commit();
        assertArrayEquals(Vectors.of("tick-update"), take(1));

        frames.beginTick(1003);
        message.begin(1, false);
        message.section(Section.MOVES);
        writer.varint(2 << 2 | 1);
        writer.low(0xFE3F, 2);
        writer.varint(0);
        message.commit();
        assertArrayEquals(Vectors.of("tick-move"), take(1));

        gold.set(entity, 7);
        frames.beginTick(1004);
        message.begin(1, false);
        message.section(Section.UPDATES);
        writer.varint(1 << 1);
        writer.varint(0x10);
        gold.write(index, writer);
        writer.varint(0);
        message.commit();
        assertArrayEquals(Vectors.of("tick-update-absolute"), take(1));
    }

    @Test
    void shouldEncodeTheGoldenMoves() {
        frames.beginTick(1007);
        message.begin(0, true);
        message.section(Section.ENTERS);
        var writer = message.writer();
        for (int view = 1; view <= 3; view += 2) {
            writer.varint(view);
            writer.entity(view == 1 ? Handle.of(7, 2) : Handle.of(8, 1));
            writer.u8(0);
            writer.varint(0);
        }
        writer.varint(0);
        message.section(Section.MOVES);
        writer.varint(6 << 2);
        writer.low(0x41, 1);
        writer.varint(3 << 2 | 2);
        writer.low(0x7CF_7D0, 3);
        writer.varint(0);
        message.commit();
        assertArrayEquals(Vectors.of("tick-moves"), take(0));
    }

    @Test
    void shouldEncodeTheGoldenEvent() {
        var events = new EventLog(4, 4096, owner, metrics);
        var say = events.declaration("say").entity("speaker").text("words", 64).declare();
        assertTrue(say.about(Handle.of(7, 2)).entity(Handle.of(7, 2)).text(new byte[] {'x', 'h', 'i'}, 1, 2).send());
        frames.beginTick(1005);
        message.begin(0, false);
        message.section(Section.EVENTS);
        events.copy(0, message.writer());
        message.writer().varint(0);
        message.section(Section.LEAVES);
        message.writer().varint(1);
        message.writer().varint(0);
        message.commit();
        assertArrayEquals(Vectors.of("tick-event-leave"), take(0));

        frames.beginTick(1006);
        message.begin(0, false);
        message.section(Section.EVENTS);
        events.copy(0, message.writer());
        message.writer().varint(0);
        message.section(Section.MISSED);
        message.commit();
        assertArrayEquals(Vectors.of("tick-missed"), take(0));
    }

    @Test
    void shouldKeepSectionsInTheOrderOfTheProtocol() {
        frames.beginTick(1);
        message.begin(0, true);
        assertThrows(IllegalStateException.class, () -> message.section(Section.RESET));
        message.section(Section.LEAVES);
        for (int bit : new int[] {Section.RECEIPTS, Section.EVENTS, Section.LEAVES}) {
            assertThrows(IllegalStateException.class, () -> message.section(bit));
        }
        message.section(Section.UPDATES);
        assertThrows(IllegalStateException.class, () -> message.section(Section.ENTERS));
        message.commit();
        assertEquals(Section.RESET | Section.LEAVES | Section.UPDATES, take(0)[3]);
    }

    @Test
    void shouldCarryReceiptsOverTicksThatCouldNotBeBegun() {
        frames.beginTick(1);
        while (message.begin(0, false)) {
            message.commit();
        }
        assertEquals(0, metrics.of(KernelCounter.TICKS_SKIPPED).value());
        frames.publish();
        assertEquals(1, metrics.of(KernelCounter.TICKS_SKIPPED).value());
        frames.beginTick(2);
        frames.processing(0, 10);
        frames.answer(0, 10, 0, 2);
        assertFalse(message.begin(0, false));
        frames.beginTick(5);
        frames.processing(0, 11);
        frames.answer(0, 11, 3, 5);
        frames.processing(0, 0xFFFF_FFFF);
        frames.answer(0, 0xFFFF_FFFF, 0, 5);
        assertFalse(message.begin(0, false));
        frames.queue(0).discard();
        frames.beginTick(6);
        assertTrue(message.begin(0, false));
        message.commit();

        var frame = take(0);
        var reader = new WireReader().wrap(frame, 0, frame.length);
        assertEquals(MessageType.TICK, reader.u8());
        assertEquals(6, reader.varint());
        assertEquals(0xFFFF_FFFFL, reader.varint(), "the last number that was processed");
        assertEquals(Section.RECEIPTS, reader.u8());
        assertEquals(2, reader.varint(), "runs");
        assertEquals(List.of(4L, 1L), List.of(reader.varint(), reader.varint()), "age 4: one");
        long number = next(reader, 0xFFFF_FFFFL, 0);
        assertEquals(10, number);
        assertEquals(List.of(1L, 2L), List.of(reader.varint(), reader.varint()), "age 1: two");
        number = next(reader, number, 3);
        assertEquals(11, number);
        assertEquals(0xFFFF_FFFFL, next(reader, number, 0));
        assertTrue(reader.complete());

        frames.beginTick(7);
        message.begin(0, false);
        message.commit();
        assertEquals(0, take(0)[take0Section()], "each receipt once");
    }

    @Test
    void shouldTellWhoTakesTheFramesOfEachMessageThatIsThere() {
        int[] told = new int[1];
        frames.attach(0, () -> {
            told[0]++;
            assertTrue(frames.queue(0).peek() > 0);
        });
        frames.beginTick(1);
        message.begin(0, false);
        assertEquals(0, told[0]);
        message.commit();
        assertEquals(1, told[0]);
        frames.beginTick(2);
        frames.answer(0, 1, 0, 2);
        frames.endTick(0, 100);
        assertEquals(2, told[0]);
        frames.detach(0);
        message.begin(0, false);
        message.commit();
        assertEquals(2, told[0]);
    }

    @Test
    void shouldLetTheSocketsBeginBeforeAllMessagesAreThereAndNotForAFew() {
        var many = new FrameQueues(300, 64, 2, 16, 1, owner, metrics, tooSlow::add, wakes);
        var writer = many.message();
        many.beginTick(1);
        int woken = 0;
        for (int slot = 0; slot < 300; slot++) {
            writer.begin(slot, false);
            writer.commit();
            woken = slot == 50 ? wakes.parts : woken;
        }
        assertEquals(0, woken);
        assertTrue(wakes.parts >= 2 && wakes.parts <= 5, wakes.parts + " wake-ups");
        assertEquals(0, wakes.now);
    }

    @Test
    void shouldLetTheSocketsBeginWhenToldTo() {
        frames.sendNow();
        assertEquals(1, wakes.now);
        assertEquals(0, wakes.parts);
    }

    private static int take0Section() {
        return 1 + 1 + 5;
    }

    private static long next(WireReader reader, long before, long rejection) {
        long head = reader.varint();
        assertEquals(rejection != 0 ? 1 : 0, head & 1);
        if (rejection != 0) {
            assertEquals(rejection, reader.varint());
        }
        long zigzag = head >>> 1;
        return before + ((zigzag >>> 1) ^ -(zigzag & 1));
    }

    @Test
    void shouldCallAClientTooSlowThatLetsMoreAnswersWaitThanThereIsRoomFor() {
        frames.beginTick(1);
        for (int number = 1; number <= 16; number++) {
            frames.processing(1, number);
            frames.answer(1, number, 1, 1);
        }
        assertEquals(List.of(), tooSlow);
        frames.processing(1, 17);
        frames.answer(1, 17, 1, 1);
        assertEquals(List.of(1), tooSlow);
        assertEquals(16, frames.pendingReceipts());
    }

    @Test
    void shouldCallAClientTooSlowThatTakesNothingThoughSomethingWaits() {
        frames.beginTick(1);
        frames.attach(0, () -> { });
        message.begin(0, false);
        message.commit();
        for (long tick = 1; tick <= 4; tick++) {
            frames.beginTick(tick);
            frames.endTick(0, 3);
        }
        assertEquals(List.of(), tooSlow);
        take(0);
        message.begin(0, false);
        message.commit();
        for (long tick = 5; tick <= 8; tick++) {
            frames.beginTick(tick);
            frames.endTick(0, 3);
        }
        assertEquals(List.of(), tooSlow, "it took one");
        frames.beginTick(9);
        frames.endTick(0, 3);
        assertEquals(List.of(0), tooSlow);
    }

    @Test
    void shouldWriteOneMessageAtATime() {
        frames.beginTick(1);
        assertThrows(IllegalStateException.class, message::writer);
        assertThrows(IllegalStateException.class, message::commit);
        assertThrows(IllegalStateException.class, message::abandon);
        assertThrows(IllegalStateException.class, message::congested);
        message.begin(0, false);
        assertThrows(IllegalStateException.class, () -> message.begin(1, false));
        message.abandon();
        assertTrue(message.begin(1, false));
        message.commit();
        assertEquals(0, frames.queue(0).count());
        assertEquals(1, frames.queue(1).count());
    }

    /// A hook that fails between begin and commit must not cost the others their messages, nor the tick its end.
    @Test
    void shouldForgetWhatAHookLeftOpen() {
        frames.beginTick(1);
        frames.processing(1, 5);
        frames.answer(1, 5, 0, 1);
        message.begin(0, false);
        message.section(Section.EVENTS);
        frames.endTick(0, 100);
        frames.endTick(1, 100);
        assertEquals(0, frames.queue(0).count());
        assertEquals(1, frames.queue(1).count(), "the receipt went out");

        frames.beginTick(2);
        message.begin(1, false);
        frames.beginTick(3);
        assertTrue(message.begin(0, false));
        message.commit();
    }

    @Test
    void shouldEndASessionWhileAMessageIsWritten() {
        frames.beginTick(1);
        frames.processing(1, 5);
        frames.answer(1, 5, 0, 1);
        message.begin(0, false);
        frames.flushReceipts(1);
        message.commit();
        assertEquals(1, frames.queue(0).count());
    }

    private byte[] take(int slot) {
        var queue = frames.queue(slot);
        int length = queue.peek();
        var frame = Arrays.copyOfRange(queue.array(), queue.offset(), queue.offset() + length);
        queue.release();
        return frame;
    }
}
