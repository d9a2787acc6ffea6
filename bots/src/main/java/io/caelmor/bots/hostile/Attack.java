package io.caelmor.bots.hostile;

import java.time.Duration;

/// One way to do harm. Stateless but for what numbers its attempts; a thread of its own calls it.
public interface Attack {
    /// In two or three words.
    String name();

    /// What must come of it.
    String promise();

    /// Makes an attempt, or a volley of them, counts them, and returns when all their connections are closed.
    void attempt(Target target, Tally tally) throws InterruptedException;

    /// Whether that came of it, in `patience` times the time it promises: 1 where that is judged, more on a machine that may be busy.
    boolean held(Tally.Count count, int patience);

    /// Between two attempts.
    default Duration pause() {
        return Duration.ofMillis(500);
    }
}
