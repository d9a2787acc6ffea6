package io.caelmor.trials;

import io.caelmor.trials.server.Server;
import java.time.Duration;
import java.util.OptionalLong;

/// What a server says about its saving: when the store first refused a write, that saving fails (red), that it works again (green).
public record Saving(Server server) {
    private static final String REFUSED = "can't be written";
    private static final String AGAIN = "is written again";
    private static final String RED = "saving fails";
    private static final String GREEN = "saving works again";

    /// Waits for red after a moment of `System.nanoTime`; answers how long after the first of the store's failures in a row it was said, or after
    /// that moment where the store said nothing of one.
    public Duration awaitRed(long sinceNanos, Duration patience) throws InterruptedException {
        var red = server.said().await(sinceNanos, line -> line.contains(RED), patience)
                .orElseThrow(() -> new TrialFailure("the server did not say that saving fails:\n" + server.said().text()));
        long begin = server.said().last(line -> line.contains(AGAIN)).map(line -> line.nanos()).filter(nanos -> nanos - sinceNanos > 0 && nanos - red.nanos() < 0)
                .orElse(sinceNanos);
        var refused = server.said().await(begin, line -> line.contains(REFUSED), Duration.ZERO);
        long from = refused.map(line -> line.nanos()).orElse(begin);
        return Duration.ofNanos(Math.max(0, red.nanos() - from));
    }

    /// Since when it is red without a break, by `System.nanoTime`; empty while it is green.
    public OptionalLong redSince() {
        var last = server.said().last(line -> line.contains(RED) || line.contains(GREEN));
        return last.isPresent() && last.get().text().contains(RED) ? OptionalLong.of(last.get().nanos()) : OptionalLong.empty();
    }

    /// Waits for green after a moment of `System.nanoTime`; answers how long after it.
    public Duration awaitGreen(long sinceNanos, Duration patience) throws InterruptedException {
        var green = server.said().await(sinceNanos, line -> line.contains(GREEN), patience)
                .orElseThrow(() -> new TrialFailure("the server did not say that saving works again:\n" + server.said().text()));
        return Duration.ofNanos(green.nanos() - sinceNanos);
    }
}
