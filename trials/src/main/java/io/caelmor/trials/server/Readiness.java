package io.caelmor.trials.server;

import java.time.Duration;
import java.util.Locale;

/// How long a server took from the start of its process until it said that it is ready.
///
/// @param wall by the clock
/// @param processor on processors, all of its threads together: a busy machine makes the other longer, not this
public record Readiness(Duration wall, Duration processor) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f s (%.2f of work)", wall.toMillis() / 1000.0, processor.toMillis() / 1000.0);
    }
}
