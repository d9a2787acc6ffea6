package io.caelmor.console;

import com.google.gson.stream.JsonWriter;
import io.caelmor.kernel.plugin.Observation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;

/// The last faults, newest first, with the time at which they were seen; those of before nobody looked have the time of the first look.
/// Bounded; one thread.
final class RecentFaults {
    private static final int MOST = 50;

    private final Observation observation;
    private final ArrayDeque<Seen> recent = new ArrayDeque<>();
    private Map<String, Integer> known = Map.of();

    private record Seen(long wallMillis, String culprit, int count) {}

    RecentFaults(Observation observation) {
        this.observation = observation;
    }

    void look(long wallMillis) {
        var now = observation.faults();
        now.forEach((culprit, count) -> {
            if (count > known.getOrDefault(culprit, 0)) {
                recent.addFirst(new Seen(wallMillis, culprit, count));
            }
        });
        known = now;
        while (recent.size() > MOST) {
            recent.removeLast();
        }
    }

    void write(JsonWriter json) throws IOException {
        json.name("faults").beginArray();
        for (var seen : recent) {
            json.beginArray().value(seen.wallMillis()).value(seen.culprit()).value(seen.count()).endArray();
        }
        json.endArray();
    }
}
