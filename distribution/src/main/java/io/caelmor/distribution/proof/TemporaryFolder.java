package io.caelmor.distribution.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder of the moment, deleted with all that is in it.
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder make() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("caelmor-proof"));
    }

    /// What can't be deleted now, such as a library in use on Windows, goes at the end of the process.
    @Override
    public void close() throws IOException {
        try (var found = Files.walk(path)) {
            for (var file : found.sorted(Comparator.reverseOrder()).toList()) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException _) {
                    file.toFile().deleteOnExit();
                }
            }
        }
    }
}
