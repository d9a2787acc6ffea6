package io.caelmor.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The inputs that are kept: one file each, where Jazzer looks for them.
final class Corpus {
    private static final Path INPUTS = Path.of("src", "test", "resources", "io", "caelmor", "fuzz", "DecodersFuzzTestInputs");

    private Corpus() {}

    static Path folder(Decoder decoder) {
        return INPUTS.resolve(decoder.label());
    }

    /// In the order of their names, so that what is made of them is the same everywhere.
    static List<byte[]> of(Decoder decoder) throws IOException {
        var inputs = new ArrayList<byte[]>();
        try (var files = Files.list(folder(decoder))) {
            for (var file : files.sorted().toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        if (inputs.isEmpty()) {
            throw new IllegalStateException("there is no input in " + folder(decoder));
        }
        return inputs;
    }
}
