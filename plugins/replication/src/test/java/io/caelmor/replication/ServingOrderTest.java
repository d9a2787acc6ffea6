package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Who plays does not wait for messages to those who only look on.
class ServingOrderTest {
    private static final ReplicationSettings SETTINGS = new ReplicationSettings(100, 110, 64, 1_000, 600, 1_000_000);

    private final List<Integer> served = new ArrayList<>();
    private int broken = -1;

    private Stage stage(int sessions, ReplicationSettings settings) {
        var stage = new Stage(1_000, sessions, sessions, 2_000, settings, (slot, _, _) -> {
            if (slot == broken) {
                throw new IllegalStateException("told to fail");
            }
            served.add(slot);
        });
        for (int slot = 0; slot < sessions; slot++) {
            stage.attach(slot, stage.spawn(slot + 1, 500, 500));
        }
        return stage;
    }

    @Test
    void shouldServeThoseFirstWhoActAndLetTheirSocketsBeginBeforeManyOthers() {
        var stage = stage(100, SETTINGS);
        stage.idle.set(0, 80);
        stage.pass();
        assertEquals(IntStream.concat(IntStream.range(80, 100), IntStream.range(0, 80)).boxed().toList(), served);
        assertEquals(List.of(20L), stage.outbound.sentAt);
    }

    @Test
    void shouldLetAllSocketsBeginTogetherWhereFewOrAllOnlyLookOn() {
        var few = stage(100, SETTINGS);
        few.idle.set(0, 20);
        few.pass();
        assertEquals(List.of(), few.outbound.sentAt);

        var all = stage(100, SETTINGS);
        all.idle.set(0, 100);
        all.pass();
        assertEquals(List.of(), all.outbound.sentAt);
        assertEquals(200, served.size());
    }

    @Test
    void shouldServeTheOthersWhateverHappensToOneWhoActs() {
        var stage = stage(100, SETTINGS);
        stage.idle.set(0, 80);
        broken = 85;
        assertThrows(IllegalStateException.class, stage::pass);
        assertTrue(served.containsAll(IntStream.range(0, 80).boxed().toList()));
    }

    /// Whose turn it is hangs on nothing but whom the work budget put off before.
    @Test
    void shouldTakeTurnsWhoeverActs() {
        var stage = stage(3, new ReplicationSettings(100, 110, 64, 1_000, 600, 1));
        stage.idle.set(0);
        for (int pass = 0; pass < 3; pass++) {
            stage.pass();
            for (int slot = 0; slot < 3; slot++) {
                assertEquals(slot <= pass ? 3 : 0, stage.snapshots.view(slot).size(), "slot " + slot + " after pass " + pass);
            }
        }
    }
}
