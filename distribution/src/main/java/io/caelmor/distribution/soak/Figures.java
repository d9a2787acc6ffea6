package io.caelmor.distribution.soak;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A line of what `caelmor run --figures` writes: all counters and gauges at one moment.
record Figures(JsonObject values) {
    private static final Gson GSON = new Gson();

    /// The last whole line.
    static Figures last(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            var last = lines.filter(line -> line.endsWith("}")).reduce((_, line) -> line)
                    .orElseThrow(() -> new IOException("there are no figures in " + file));
            return new Figures(GSON.fromJson(last, JsonObject.class));
        }
    }

    /// The greatest value that a figure ever had.
    static long greatest(Path file, String figure) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.endsWith("}")).mapToLong(line -> new Figures(GSON.fromJson(line, JsonObject.class)).get(figure)).max().orElse(0);
        }
    }

    /// The value of a counter or gauge; 0 where there is none of that name.
    long get(String figure) {
        var value = values.get(figure);
        return value == null ? 0 : value.getAsLong();
    }
}
