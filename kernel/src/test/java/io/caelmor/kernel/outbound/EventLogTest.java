package io.caelmor.kernel.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.Allocation;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {
    private static final byte[] TEXT = "some words to be heard by all who stand near".getBytes(StandardCharsets.UTF_8);

    private final Metrics metrics = new Metrics();
    private final EventLog log = new EventLog(8, 100, new ThreadOwner(), metrics);
    private final EventType hit = log.declaration("combat.hit").entity("who").int32("amount").declare();
    private final EventType say = log.declaration("say").text("words", 40).declare();
    private final EventType all = log.declaration("all").int32("a").int64("b").float32("c").entity("d").text("e", 8).declare();

    @Test
    void shouldHoldWhatItWasToldInOrder() {
        hit.about(5).entity(6).int32(-7).send();
        say.to(3).text(TEXT, 5, 5).send();
        hit.about(8, 2.5f).entity(0).int32(0).send();
        assertEquals(3, log.count());
        assertEquals(List.of(5L, 0L, 8L), List.of(log.subject(0), log.subject(1), log.subject(2)));
        assertEquals(List.of(-1, 3, -1), List.of(log.slot(0), log.slot(1), log.slot(2)));
        assertEquals(2.5f, log.distance(2));
        assertEquals(EventType.ANY_DISTANCE, log.distance(0));
        assertEquals("hit 6 -7", read(0));
        assertEquals("say words", read(1));
        assertEquals("hit 0 0", read(2));
    }

    /// However full it is, what it took stays whole, what it refused is counted, and what was not delivered stays for the next tick.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldStayWholeAtItsCaps(long seed) {
        var random = new Random(seed);
        var model = new ArrayList<String>();
        int toldCount = 0;
        int refusedCount = 0;
        for (int tick = 0; tick < 500; tick++) {
            for (int i = random.nextInt(14); i > 0; i--) {
                boolean told;
                if (random.nextBoolean()) {
                    int amount = random.nextInt();
                    told = hit.about(i).entity(i).int32(amount).send();
                    model.add("hit " + i + " " + amount);
                } else {
                    int length = random.nextInt(41);
                    told = say.to(i).text(TEXT, 0, length).send();
                    model.add("say " + new String(TEXT, 0, length, StandardCharsets.UTF_8));
                }
                if (told) {
                    toldCount++;
                } else {
                    refusedCount++;
                    model.removeLast();
                }
                if (random.nextInt(10) == 0) {
                    log.delivered();
                }
            }
            assertEquals(model, contents());
            int kept = random.nextInt(3);
            if (kept == 0) {
                log.delivered();
                hit.about(1).entity(1).int32(tick).send();
                if (log.count() > model.size()) {
                    model.add("hit 1 " + tick);
                    toldCount++;
                } else {
                    refusedCount++;
                }
            }
            int before = log.count();
            log.endTick();
            model.subList(0, before - log.count()).clear();
            assertEquals(model, contents());
        }
        assertTrue(refusedCount > 100 && toldCount > 100);
        assertEquals(toldCount, metrics.of(KernelCounter.EVENTS_TOLD).value());
        assertEquals(refusedCount, metrics.of(KernelCounter.EVENTS_REFUSED).value());
    }

    @Test
    void shouldKeepWhatIsToldAfterDeliveryForTheNextTick() {
        say.to(1).text(TEXT, 0, 4).send();
        log.delivered();
        say.to(2).text(TEXT, 5, 5).send();
        log.endTick();
        assertEquals(List.of("say words"), contents());
        assertEquals(2, log.slot(0));
        log.endTick();
        assertEquals(1, log.count(), "not yet delivered");
        log.delivered();
        log.endTick();
        assertEquals(0, log.count());
    }

    @Test
    void shouldSurviveAnyMisuseOfItsWriter() {
        for (var misuse : List.<Runnable>of(
                () -> hit.about(1).int32(3),
                () -> hit.about(1).entity(1).int64(3),
                () -> hit.about(1).entity(1).int32(1).int32(1),
                () -> hit.about(1).entity(1).send(),
                () -> hit.about(1).send(),
                () -> hit.about(1).text(TEXT, 0, 1),
                () -> say.to(1).int32(1),
                () -> {
                    var sent = hit.about(1).entity(1).int32(1);
                    sent.send();
                    sent.send();
                },
                () -> {
                    var sent = hit.about(1).entity(1).int32(1);
                    sent.send();
                    sent.int32(1);
                },
                () -> {
                    var kept = hit.about(1).entity(1).int32(1);
                    log.endTick();
                    kept.send();
                })) {
            assertThrows(IllegalStateException.class, misuse::run);
            works();
        }
        assertThrows(IllegalArgumentException.class, () -> all.to(1).int32(1).int64(1).float32(Float.NaN));
        works();
        assertThrows(IllegalArgumentException.class, () -> say.to(1).text(TEXT, 0, 41));
        works();
        assertThrows(IndexOutOfBoundsException.class, () -> say.to(1).text(TEXT, 40, 10));
        works();
        assertThrows(IndexOutOfBoundsException.class, () -> say.to(1).text(TEXT, 3, -1));
        works();
        hit.about(1);
        works();
    }

    /// What is told next is told whole, and nothing of the misuse stands in the log.
    private void works() {
        log.delivered();
        log.endTick();
        assertTrue(hit.about(9).entity(4).int32(44).send());
        assertEquals(List.of("hit 4 44"), contents());
        log.delivered();
        log.endTick();
        assertEquals(0, log.count());
    }

    @Test
    void shouldRefuseANameTwice() {
        assertThrows(IllegalStateException.class, () -> log.declaration("say").declare());
        assertEquals(3, log.types().size());
    }

    @Test
    void shouldAllocateNothing() {
        assertEquals(0, Allocation.bytes(2000, () -> {
            for (int i = 0; i < 12; i++) {
                all.about(i).int32(i).int64(i).float32(i).entity(i).text(TEXT, 0, 8).send();
            }
            assertFalse(log.count() == 0);
            log.delivered();
            log.endTick();
        }));
    }

    private List<String> contents() {
        var contents = new ArrayList<String>();
        for (int event = 0; event < log.count(); event++) {
            contents.add(read(event));
        }
        return contents;
    }

    private String read(int event) {
        var writer = new WireWriter().wrap(new byte[200], 0, 200);
        log.copy(event, writer);
        assertEquals(log.length(event), writer.length());
        var reader = new WireReader().wrap(writer.array(), 0, writer.length());
        var text = reader.varint() == hit.id() ? "hit " + reader.entity() + " " + reader.zigzag32() : "say " + reader.text(40);
        assertTrue(reader.complete());
        return text;
    }
}
