package io.caelmor.kernel.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// The golden byte vectors of docs/protocol-vectors.txt, by name.
public final class Vectors {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private Vectors() {}

    /// All of them.
    public static Map<String, byte[]> read() {
        var vectors = new LinkedHashMap<String, byte[]>();
        try {
            for (var line : Files.readAllLines(Path.of("..", "docs", "protocol-vectors.txt"))) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    var parts = line.split(" \\| ");
                    vectors.put(parts[0], HEX.parseHex(parts[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors;
    }

    /// One of them.
    public static byte[] of(String name) {
        var vector = read().get(name);
        if (vector == null) {
            throw new IllegalArgumentException("there is no vector " + name);
        }
        return vector;
    }
}
