package io.caelmor.metrics;

import io.caelmor.kernel.metric.KernelQueue;
import io.caelmor.kernel.metric.QueueWatch;
import io.caelmor.kernel.plugin.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whether the server lives, and whether it should be sent players. What does not move is told from what is merely idle by looking
/// again: so whoever asks must ask more than once, as probes do. Any thread.
final class Health {
    private static final String SAVING = "persist.healthy";

    private final Observation observation;
    private final long stalledNanos;
    private final List<QueueWatch> queues;
    private long tick = -1;
    private long tickSinceNanos;

    Health(Observation observation, long stalledNanos) {
        this.observation = observation;
        this.stalledNanos = stalledNanos;
        queues = Arrays.stream(KernelQueue.values()).map(queue -> new QueueWatch(queue, observation.metrics())).toList();
    }

    /// Why the process should be restarted, at `nowNanos`; nothing where it lives.
    synchronized List<String> dead(long nowNanos) {
        long now = observation.tick();
        if (now != tick) {
            tick = now;
            tickSinceNanos = nowNanos;
        }
        long still = nowNanos - tickSinceNanos;
        return still <= stalledNanos ? List.of() : List.of("no tick has begun for " + seconds(still));
    }

    /// Why nobody should be sent here, at `nowNanos`; nothing where it is ready.
    synchronized List<String> unready(long nowNanos) {
        var reasons = new ArrayList<>(dead(nowNanos));
        if (tick == 0) {
            reasons.add("the first tick has not begun");
        }
        if (observation.stopping()) {
            reasons.add("the server stops");
        }
        observation.metrics().gauges().stream().filter(gauge -> gauge.name().equals(SAVING) && gauge.read().getAsLong() == 0)
                .forEach(_ -> reasons.add("saving fails: " + observation.store()));
        for (var queue : queues) {
            long stalled = queue.stalledNanos(nowNanos);
            if (stalled > stalledNanos) {
                reasons.add(queue.queue().help() + ": none was taken for " + seconds(stalled));
            }
        }
        return reasons;
    }

    private static String seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos) + " s";
    }
}
