package io.caelmor.console;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Writes one JSON text.
final class Json {
    /// Writes the content between the outer braces.
    @FunctionalInterface
    interface Content {
        void write(JsonWriter json) throws IOException;
    }

    private Json() {}

    static String object(Content content) {
        var text = new StringWriter(4096);
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            content.write(json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// A number with two decimals at most: places and shares need no more.
    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
