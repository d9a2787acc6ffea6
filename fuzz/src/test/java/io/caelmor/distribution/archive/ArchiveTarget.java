package io.caelmor.distribution.archive;

import io.caelmor.fuzz.Target;
import io.caelmor.kernel.persist.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that somebody made for `caelmor store import`: each line with the checksum that it should have, whatever it says. It is read, or refused
/// with its line.
public final class ArchiveTarget implements Target {
    private final Path file;
    private long units;

    public ArchiveTarget() {
        try {
            file = Files.createTempFile("archive", ".jsonl");
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void take(byte[] input) throws Exception {
        var sealed = new ByteArrayOutputStream(2 * input.length);
        for (var line : new String(input, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            units++;
            byte[] content = line.getBytes(StandardCharsets.ISO_8859_1);
            sealed.writeBytes(content);
            sealed.writeBytes(ArchiveLine.checksumEnd(content).getBytes(StandardCharsets.US_ASCII));
        }
        read(sealed.toByteArray());
        read(input);
    }

    private void read(byte[] content) throws IOException {
        Files.write(file, content);
        try (var reader = new ArchiveReader(file, 1)) {
            reader.check();
        } catch (StoreException refusal) {
            if (!refusal.getMessage().contains("line ")) {
                throw new AssertionError("refused without its line: " + refusal.getMessage());
            }
        }
    }

    @Override
    public long units() {
        return units;
    }
}
