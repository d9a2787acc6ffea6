package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/// Whatever happens to a world and to the way to its clients: after quiet each client's copy is what it should see.
///
/// `-Dcaelmor.seed=N` replays one seed, `-Dcaelmor.seeds=N` runs that many.
class ConvergenceTest {
    private static final int SEEDS = 2_000;

    @Test
    void shouldConvergeWhateverHappened() {
        var one = Long.getLong("caelmor.seed");
        long first = one == null ? 1 : one;
        long last = one == null ? Integer.getInteger("caelmor.seeds", SEEDS) : one;
        for (long seed = first; seed <= last; seed++) {
            var story = new RandomStory(seed);
            try {
                story.play();
            } catch (Throwable failure) {
                throw new AssertionError("seed " + seed + " fails in pass " + story.passes() + "; replay it with -Dcaelmor.seed=" + seed, failure);
            }
        }
    }

    @Test
    void shouldTellTheSameBytesForTheSameSeed() {
        for (long seed = 1; seed <= 50; seed++) {
            var first = new RandomStory(seed);
            var second = new RandomStory(seed);
            first.play();
            second.play();
            assertArrayEquals(first.bytesHashes(), second.bytesHashes(), "seed " + seed);
        }
    }
}
