package io.caelmor.bots;

import io.caelmor.client.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;

/// Beats on the bots' event loop. It lets each bot of an arena act at its own phase, and tells how late the loop itself comes to
/// things: what the server can't be blamed for. Event loop only.
///
/// A round lasts 99 ms and not 100, so that a bot's phase sweeps over the server's tick.
final class Metronome {
    static final int ROUND_MILLIS = 99;
    private static final int PACING_BEAT_MILLIS = 1;
    private static final int WATCHING_BEAT_MILLIS = 10;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<List<Bot>> byPhase = new ArrayList<>();
    private final int beatMillis;
    private final Histogram lateMicros;
    private Client on;
    private long startNanos;
    private long nextMillis;
    private boolean measuring;

    /// @param lateMicros where it writes how late its beats come
    Metronome(Workload workload, Histogram lateMicros) {
        this.lateMicros = lateMicros;
        beatMillis = workload == Workload.ARENA ? PACING_BEAT_MILLIS : WATCHING_BEAT_MILLIS;
        for (int phase = 0; phase < ROUND_MILLIS; phase++) {
            byPhase.add(new ArrayList<>());
        }
    }

    /// Begins to beat, on that client's event loop, which is all bots'.
    void start(Client client) {
        on = client;
        startNanos = System.nanoTime();
        beat();
    }

    void add(Bot bot, Random random) {
        byPhase.get(random.nextInt(ROUND_MILLIS)).add(bot);
    }

    void measure(boolean whether) {
        measuring = whether;
    }

    private void beat() {
        long now = System.nanoTime();
        long lateNanos = now - dueNanos();
        if (measuring) {
            // A loop that hangs would have been late for all beats in between too.
            lateMicros.recordValueWithExpectedInterval(Math.max(0, lateNanos / 1_000), beatMillis * 1_000L);
        }
        // What is missed is made up for, but for no more than a round: nobody is helped by a burst.
        nextMillis = Math.max(nextMillis, nextMillis + lateNanos / NANOS_PER_MILLI - ROUND_MILLIS);
        for (; dueNanos() <= now; nextMillis += beatMillis) {
            if (beatMillis == PACING_BEAT_MILLIS) {
                byPhase.get((int) (nextMillis % ROUND_MILLIS)).forEach(Bot::pace);
            }
        }
        on.schedule(Duration.ofNanos(Math.max(0, dueNanos() - System.nanoTime())), this::beat);
    }

    private long dueNanos() {
        return startNanos + nextMillis * NANOS_PER_MILLI;
    }
}
