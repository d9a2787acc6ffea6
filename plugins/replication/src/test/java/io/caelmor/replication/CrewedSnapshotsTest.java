package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// However many threads put messages together, each client is told the same bytes.
class CrewedSnapshotsTest {
    @Test
    void shouldTellTheSameBytesWhateverTheCrew() {
        for (long seed = 1; seed <= 60; seed++) {
            var alone = new RandomStory(seed, 1);
            var crewed = new RandomStory(seed, 3);
            alone.play();
            crewed.play();
            assertArrayEquals(alone.bytesHashes(), crewed.bytesHashes(), "seed " + seed);
        }
    }

    /// Enough sessions for all members to have work in each tick.
    @Test
    void shouldTellManyTheSameBytesWhateverTheCrewAndWhoeverIsServedFirst() {
        var expected = hashes(1, false);
        assertArrayEquals(expected, hashes(1, true));
        assertArrayEquals(expected, hashes(4, true));
    }

    private static long[] hashes(int members, boolean someIdle) {
        int sessions = 300;
        var hashes = new long[sessions];
        var settings = new ReplicationSettings(60, 66, 100, 600, 300, 1_000_000);
        var stage = new Stage(400, 400, sessions, 4_000, settings, Effort.USUAL, members, (slot, bytes, length) -> {
            hashes[slot] = hashes[slot] * 31 + Arrays.hashCode(Arrays.copyOf(bytes, length));
        });
        var avatars = new long[sessions];
        for (int slot = 0; slot < sessions; slot++) {
            avatars[slot] = stage.spawn(stage.accounts[slot], slot * 37 % 400, slot * 91 % 400);
            stage.attach(slot, avatars[slot]);
        }
        for (int tick = 1; tick <= 60; tick++) {
            for (int slot = 0; slot < sessions; slot++) {
                stage.idle.set(slot, someIdle && (slot + tick) % 3 == 0);
                stage.move(avatars[slot], (slot * 37 + tick * (slot % 5)) % 400, (slot * 91 + tick * (slot % 3)) % 400);
                if ((slot + tick) % 7 == 0) {
                    stage.told.about(avatars[slot], 40).int32(tick).send();
                    stage.health.set(avatars[slot], tick);
                }
            }
            stage.pass();
        }
        assertEquals(60L * sessions, stage.outbound.messages);
        stage.crew.close();
        return hashes;
    }
}
