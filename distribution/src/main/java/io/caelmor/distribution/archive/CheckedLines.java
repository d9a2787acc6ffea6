package io.caelmor.distribution.archive;

import io.caelmor.kernel.persist.StoreException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a file in the text form, each looked at byte by byte, and the refusals that name one.
final class CheckedLines implements AutoCloseable {
    /// A line is an entity; one of this length is none.
    private static final int MOST_BYTES = 1 << 26;

    private final Path file;
    private final InputStream in;
    private byte[] line = {};
    private long number;

    CheckedLines(Path file) throws IOException {
        this.file = file;
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /// The next line, or null at the end of the file. Throws [StoreException] where the line has no end.
    @Nullable String next() throws IOException, StoreException {
        var bytes = new ByteArrayOutputStream(256);
        number++;
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 && bytes.size() == 0) {
                return null;
            }
            if (octet < 0 || bytes.size() == MOST_BYTES) {
                throw refusal("the line has no end: the file is cut off, or no export", "Export the store again, or fetch the whole file");
            }
            bytes.write(octet);
        }
        bytes.write('\n');
        line = bytes.toByteArray();
        return new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
    }

    /// Throws [StoreException] where the line isn't as its checksum says.
    void requireChecksum() throws StoreException {
        int content = line.length - 1 - ArchiveLine.CHECKSUM_CHARS;
        if (content < 1 || !Arrays.equals(line, content, line.length,
                ArchiveLine.checksumEnd(Arrays.copyOf(line, content)).getBytes(StandardCharsets.US_ASCII), 0, ArchiveLine.CHECKSUM_CHARS + 1)) {
            throw refusal("the line isn't as it was written: its checksum is wrong", "Export the store again, or fetch the file again");
        }
    }

    /// Throws [StoreException] where a writer would have written the line in another way; answers its bytes.
    byte[] requireSame(ArchiveLine wanted) throws StoreException {
        if (!Arrays.equals(line, wanted.sealed())) {
            throw refusal("the line isn't what its content is written as", "Export the store again, or correct what wrote this");
        }
        return line;
    }

    StoreException refusal(String what, String fix) {
        return new StoreException("The file " + file + " can't be imported, line " + number + ": " + what + ". " + fix + ". Nothing was changed.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
