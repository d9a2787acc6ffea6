package io.caelmor.trials.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that takes all the room a disk has left, until it is thrown off.
public final class Ballast {
    private static final int MOST = 1 << 20;
    private static final int LEAST = 1 << 10;

    private final Path file;

    public Ballast(Path folder) {
        file = folder.resolve("ballast");
    }

    /// Fills the disk to the last block; answers how many bytes that took.
    public long fill() throws IOException {
        long bytes = 0;
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (int size = MOST; size >= LEAST; size /= 2) {
                bytes += fill(channel, size);
            }
        }
        return bytes;
    }

    private static long fill(FileChannel channel, int size) {
        var chunk = ByteBuffer.allocate(size);
        long bytes = 0;
        try {
            while (true) {
                chunk.clear();
                bytes += channel.write(chunk);
                channel.force(false);
            }
        } catch (IOException _) {
            // No room for one of that size any more.
            return bytes;
        }
    }

    /// Gives the room back.
    public void drop() throws IOException {
        Files.deleteIfExists(file);
    }
}
