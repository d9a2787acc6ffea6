package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.thread.WrongThreadException;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.world.Handle;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    /// Position of the column `y` in the schema.
    private static final int Y = 1;

    private static final int MESSAGE_BYTES = 2_000;

    private ReferenceClient[] clients;
    private Stage stage;
    private long me;

    @BeforeEach
    void begin() {
        play(new ReplicationSettings(100, 110, 64, 1_000, 600, 1_000_000));
    }

    private void play(ReplicationSettings settings) {
        play(settings, Effort.USUAL);
    }

    private void play(ReplicationSettings settings, Effort effort) {
        stage = new Stage(1_000, 200, 3, MESSAGE_BYTES, settings, effort, 1, (slot, bytes, length) -> clients[slot].apply(bytes, 0, length));
        clients = new ReferenceClient[3];
        for (int slot = 0; slot < 3; slot++) {
            clients[slot] = new ReferenceClient(stage.schema());
        }
        me = stage.spawn(1, 500, 500);
        stage.attach(0, me);
    }

    @Test
    void shouldResetFirstAndThenSendAnEmptyMessageWhereNothingChanged() {
        stage.pass();
        assertEquals(Section.RESET | Section.ENTERS, clients[0].sections);
        stage.pass();
        assertEquals(0, clients[0].sections);
        assertTrue(clients[0].length < 12);
    }

    @Test
    void shouldTellOwnerAndViewpointByFlags() {
        long item = stage.world.spawnTransient(stage.kind, 1);
        stage.pass();
        var view = clients[0].view;
        assertEquals(View.OWNED | View.VIEWPOINT, view.get(stage.snapshots.view(0).entity(0) == me ? 1 : 2).flags);
        assertTrue(clients[0].sees(item));
        stage.world.setOwner(me, 2);
        stage.viewpoints[0] = item;
        stage.pass();
        for (var copy : view.values()) {
            assertEquals(copy.entity == item ? View.OWNED | View.VIEWPOINT : 0, copy.flags);
        }
    }

    @Test
    void shouldEnterAtTheRadiusAndLeaveBeyondTheMargin() {
        long other = stage.spawn(0, 600.5f, 500);
        stage.pass();
        assertFalse(clients[0].sees(other));
        stage.move(other, 600, 500);
        stage.pass();
        assertTrue(clients[0].sees(other));
        stage.move(other, 610, 500);
        stage.pass();
        assertTrue(clients[0].sees(other));
        stage.move(other, 610.5f, 500);
        stage.pass();
        assertFalse(clients[0].sees(other));
        assertEquals(1, stage.snapshots.view(0).size());
    }

    @Test
    void shouldTakeTheSmallestFreeNumberInTheMessageThatFreesIt() {
        long first = stage.spawn(0, 510, 500);
        stage.pass();
        stage.world.despawn(first);
        long second = stage.spawn(0, 520, 500);
        stage.pass();
        assertEquals(Section.LEAVES | Section.ENTERS, clients[0].sections);
        assertEquals(second, clients[0].view.get(2).entity);
    }

    @Test
    void shouldSeeNothingWithoutALivingViewpoint() {
        stage.spawn(0, 510, 500);
        stage.pass();
        stage.world.despawn(me);
        stage.pass();
        assertEquals(0, clients[0].view.size());
        stage.pass();
        assertEquals(0, clients[0].sections);
        stage.viewpoints[0] = stage.spawn(1, 500, 500);
        stage.pass();
        assertEquals(2, clients[0].view.size());
    }

    @Test
    void shouldEncodeAChangeOnceForAllWhoAreCurrent() {
        stage.attach(1, stage.spawn(2, 500, 510));
        stage.attach(2, stage.spawn(3, 500, 520));
        long other = stage.spawn(0, 510, 500);
        stage.pass();
        long shared = stage.counter("replication.fragments_shared");
        stage.move(other, 511, 500);
        stage.pass();
        assertEquals(shared + 1, stage.counter("replication.fragments_shared"));
        for (var client : clients) {
            assertEquals(Section.MOVES, client.sections);
        }
    }

    /// Steps are 1/64; half of a move's bits are for each axis.
    @Test
    void shouldTellMovesInAsFewBytesAsTheyTakeAndFarOnesAsUpdates() {
        int[] mostSteps = {7, 127, 2_047, 32_767};
        for (int bytes = 1; bytes <= mostSteps.length; bytes++) {
            int steps = mostSteps[bytes - 1];
            assertEquals(1 + bytes, updateBytesOfAMoveBy(steps, steps), "up to " + steps);
            assertEquals(1 + bytes, updateBytesOfAMoveBy(-steps - 1, 0), "back to " + -steps);
            assertEquals(Section.MOVES, clients[0].sections);
        }
        assertEquals(2 + 3, updateBytesOfAMoveBy(0, 32_768));
        assertEquals(Section.UPDATES, clients[0].sections);
        new Expectation(stage, new ReplicationSettings(1_400, 1_500, 64, 1_000, 600, 1_000_000)).check(0, clients[0]);
    }

    private int updateBytesOfAMoveBy(int dx, int dy) {
        play(new ReplicationSettings(1_400, 1_500, 64, 1_000, 600, 1_000_000));
        stage.pass();
        stage.move(me, 520 + dx / 64f, 100 + dy / 64f);
        stage.move(me, 520, 100);
        stage.pass();
        clients[0].updateBytes = 0;
        stage.move(me, 520 + dx / 64f, 100 + dy / 64f);
        stage.pass();
        return clients[0].updateBytes;
    }

    @Test
    void shouldTellWhoMovedAndChangedElseInOneUpdate() {
        stage.pass();
        stage.move(me, 501, 500);
        stage.health.set(me, 5);
        stage.pass();
        assertEquals(Section.UPDATES, clients[0].sections);
        new Expectation(stage, new ReplicationSettings(100, 110, 64, 1_000, 600, 1_000_000)).check(0, clients[0]);
    }

    @Test
    void shouldGiveEachSessionTheColumnsThatItLacks() {
        stage.attach(1, stage.spawn(2, 500, 510));
        long other = stage.spawn(0, 510, 500);
        stage.pass();
        stage.outbound.full.set(1);
        stage.name.set(other, "new name");
        stage.pass();
        stage.outbound.full.set(0);
        stage.health.set(other, 7);
        stage.pass();
        stage.outbound.full.clear();
        stage.move(other, 511, 500);
        stage.pass();
        var expectation = new Expectation(stage, new ReplicationSettings(100, 110, 64, 1_000, 600, 1_000_000));
        expectation.check(0, clients[0]);
        expectation.check(1, clients[1]);
    }

    @Test
    void shouldSaySoWhereAnotherThreadPasses() throws InterruptedException {
        var caught = new Throwable[1];
        var thread = new Thread(() -> {
            try {
                stage.pass();
            } catch (WrongThreadException refused) {
                caught[0] = refused;
            }
        });
        thread.start();
        thread.join();
        assertTrue(caught[0] instanceof WrongThreadException);
    }

    @Test
    void shouldBeginWithThoseThatTheWorkBudgetPutOff() {
        play(new ReplicationSettings(100, 110, 64, 1_000, 600, 1));
        stage.attach(1, stage.spawn(2, 100, 100));
        stage.attach(2, stage.spawn(3, 900, 900));
        for (int pass = 0; pass < 3; pass++) {
            stage.pass();
            for (int slot = 0; slot < 3; slot++) {
                assertEquals(slot <= pass ? 1 : 0, clients[slot].view.size(), "slot " + slot + " after pass " + pass);
            }
        }
        assertEquals(6, stage.counter("replication.deferred_work"));
    }

    @Test
    void shouldSendTheNearestEachTickAndAllInTurnWithinTheByteBudget() {
        play(new ReplicationSettings(100, 110, 150, 256, 600, 1_000_000));
        var others = new long[120];
        for (int i = 0; i < others.length; i++) {
            others[i] = stage.spawn(0, 501 + 0.7f * i, 500);
        }
        for (int i = 0; i < 40; i++) {
            stage.pass();
        }
        assertEquals(others.length + 1, clients[0].view.size());
        int[] fresh = new int[others.length];
        for (int pass = 1; pass <= 40; pass++) {
            for (int i = 0; i < others.length; i++) {
                stage.world.y().set(others[i], 500 + pass / 4f);
            }
            stage.pass();
            assertTrue(clients[0].length <= 256 + 16, "a message of " + clients[0].length + " bytes");
            for (var copy : clients[0].view.values()) {
                for (int i = 0; i < others.length; i++) {
                    if (copy.entity == others[i] && (long) copy.values[Y] == 64 * 500 + 16 * pass) {
                        fresh[i]++;
                    }
                }
            }
        }
        for (int i = 0; i < 10; i++) {
            assertEquals(40, fresh[i], "number " + i + " of the nearest");
        }
        for (int i = 0; i < others.length; i++) {
            assertTrue(fresh[i] >= 4, "number " + i + " was fresh in " + fresh[i] + " of 40 ticks");
        }
    }

    @Test
    void shouldTellWhatIsDistantAtAQuarterOfTheRateInOverloadAndTheNearestAtEachTick() {
        var near = new long[8];
        var far = new long[40];
        for (int i = 0; i < near.length; i++) {
            near[i] = stage.spawn(0, 501 + i / 4f, 500);
        }
        for (int i = 0; i < far.length; i++) {
            far[i] = stage.spawn(0, 540 + i, 500);
        }
        stage.pass();
        stage.overloaded = true;
        stage.pass();
        var own = new int[1];
        var nearFresh = new int[near.length];
        var farFresh = new int[far.length];
        for (int pass = 1; pass <= 40; pass++) {
            walk(pass, me);
            walk(pass, near);
            walk(pass, far);
            stage.pass();
            count(pass, own, me);
            count(pass, nearFresh, near);
            count(pass, farFresh, far);
        }
        assertEquals(40, own[0]);
        for (int fresh : nearFresh) {
            assertEquals(40, fresh);
        }
        for (int fresh : farFresh) {
            assertTrue(fresh >= 9 && fresh <= 11, "a distant one was fresh in " + fresh + " of 40 ticks");
        }
        stage.overloaded = false;
        stage.pass();
        count(40, farFresh, far);
        for (int fresh : farFresh) {
            assertTrue(fresh >= 10, "told at once when it is over");
        }
    }

    private void walk(int pass, long... entities) {
        for (long entity : entities) {
            stage.move(entity, stage.world.x().get(entity), 500 + pass / 4f);
        }
    }

    /// Counts those whose place of this pass the client has.
    private void count(int pass, int[] fresh, long... entities) {
        for (var copy : clients[0].view.values()) {
            for (int i = 0; i < entities.length; i++) {
                if (copy.entity == entities[i] && (long) copy.values[Y] == 64 * 500 + 16 * pass) {
                    fresh[i]++;
                }
            }
        }
    }

    @Test
    void shouldTellEventsToThoseWhoSeeTheirSubjectInOrder() {
        long near = stage.spawn(0, 510, 500);
        long far = stage.spawn(0, 700, 500);
        stage.pass();
        stage.told.about(near).int32(1).send();
        stage.told.about(far).int32(2).send();
        stage.told.to(0).int32(3).send();
        stage.told.to(1).int32(4).send();
        stage.told.about(near, 9).int32(5).send();
        stage.told.about(me, 0).int32(6).send();
        stage.pass();
        assertEquals(List.of(1, 3, 6), clients[0].events);
        stage.pass();
        assertEquals(0, clients[0].sections);
    }

    @Test
    void shouldTellADeathToThoseWhoHadItInView() {
        long victim = stage.spawn(0, 510, 500);
        stage.pass();
        stage.told.about(victim).int32(1).send();
        stage.world.despawn(victim);
        stage.spawn(0, 512, 500);
        stage.pass();
        assertEquals(List.of(1), clients[0].events);
        assertFalse(clients[0].sees(victim));
    }

    @Test
    void shouldTellAnEventOfOneWhoComesIntoViewInTheSameTick() {
        stage.pass();
        long newcomer = stage.spawn(0, 510, 500);
        stage.told.about(newcomer).int32(1).send();
        stage.pass();
        assertEquals(List.of(1), clients[0].events);
        assertTrue(clients[0].sees(newcomer));
    }

    @Test
    void shouldTellTheNearestEventsWhereThereAreTooManyAndSaySo() {
        for (int few : new int[] {0, 1_000}) {
            play(new ReplicationSettings(100, 110, 64, 1_000, 60, 1_000_000), new Effort(256, 256, 128, few));
            var others = new long[40];
            for (int i = 0; i < others.length; i++) {
                others[i] = stage.spawn(0, 501 + 2 * i, 500);
            }
            for (int i = 0; i < 5; i++) {
                stage.pass();
            }
            stage.told.to(0).int32(1_000).send();
            for (int i = others.length - 1; i >= 0; i--) {
                stage.told.about(others[i]).int32(i).send();
            }
            stage.told.about(me).int32(2_000).send();
            stage.pass();
            var told = clients[0].events;
            assertEquals(1_000, told.getFirst());
            assertEquals(2_000, told.getLast());
            assertEquals(Section.MISSED, clients[0].sections & Section.MISSED);
            assertEquals(1, stage.counter("replication.missed"));
            var about = told.subList(1, told.size() - 1);
            assertTrue(about.size() >= 25 && about.size() <= 30, about.toString());
            assertEquals(about.stream().sorted(Comparator.reverseOrder()).toList(), about, "in the order they were told");
            assertTrue(about.getFirst() <= about.size() + 100 / 16 / 2, "not the nearest: " + about);
            stage.told.about(others[39]).int32(7).send();
            stage.pass();
            assertEquals(List.of(7), clients[0].events);
            assertEquals(0, clients[0].sections & Section.MISSED);
        }
    }

    /// It was in view when it happened, for all the client knows.
    @Test
    void shouldTellEventsOfThoseWhoJumpedAwayAndToThoseWhoDid() {
        for (int few : new int[] {0, 1_000}) {
            play(new ReplicationSettings(100, 110, 64, 1_000, 600, 1_000_000), new Effort(256, 256, 128, few));
            long jumper = stage.spawn(0, 510, 500);
            long witness = stage.spawn(0, 490, 500);
            stage.pass();
            stage.move(jumper, 900, 100);
            stage.told.about(jumper).int32(1).send();
            stage.pass();
            assertEquals(List.of(1), clients[0].events);
            assertFalse(clients[0].sees(jumper));
            stage.move(me, 100, 900);
            stage.told.about(witness).int32(2).send();
            stage.told.about(jumper).int32(3).send();
            stage.pass();
            assertEquals(List.of(2), clients[0].events);
            assertFalse(clients[0].sees(witness));
        }
    }

    @Test
    void shouldKeepStateBackFromACongestedQueueAndStillTellEvents() {
        stage.pass();
        long other = stage.spawn(0, 510, 500);
        stage.outbound.congested.set(0);
        stage.told.about(me).int32(1).send();
        stage.pass();
        assertEquals(Section.EVENTS, clients[0].sections);
        stage.outbound.congested.clear(0);
        stage.pass();
        assertTrue(clients[0].sees(other));
    }

    @Test
    void shouldReportAnEventThatAFullQueueOrMessageLoses() {
        stage.pass();
        stage.outbound.full.set(0);
        stage.pass();
        assertFalse(stage.outbound.lost.get(0));
        stage.told.about(me).int32(1).send();
        stage.pass();
        assertTrue(stage.outbound.lost.get(0));
        stage.outbound.full.clear();
        stage.outbound.lost.clear();
        for (int i = 0; i < 500; i++) {
            stage.told.to(0).int32(Integer.MAX_VALUE).send();
        }
        stage.pass();
        assertTrue(stage.outbound.lost.get(0));
    }

    @Test
    void shouldReleaseTheViewOfALinkThatIsGone() {
        stage.spawn(0, 510, 500);
        stage.pass();
        assertEquals(2, stage.snapshots.viewEntries());
        stage.detach(0);
        assertEquals(0, stage.snapshots.viewEntries());
    }
}
