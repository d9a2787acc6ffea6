package io.caelmor.persistence.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The file `synced`: up to where the log was forced to the disk, and so may have been reported saved.
///
/// It is written after each force but not forced itself: a killed process leaves it exact, a power loss may leave an older one. Either
/// way all before it was forced, so what is missing or damaged there is a loss, and never the torn end of a commit in progress.
final class SyncedMark implements Closeable {
    static final String NAME = "synced";
    static final int BYTES = 28;
    private static final int MAGIC = 0xC1CAE106;

    private final @Nullable FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);

    /// A place in the log: byte `end` of a segment.
    record Place(long segment, long end) {
        /// Whether what stands at `offset` of `segment` lies before this place.
        boolean covers(long inSegment, long offset) {
            return segment > inSegment || segment == inSegment && end > offset;
        }
    }

    private SyncedMark(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /// The mark to be read alone; one that isn't there is not made.
    static SyncedMark look(Path file) throws IOException {
        return new SyncedMark(Files.exists(file) ? FileChannel.open(file, StandardOpenOption.READ) : null);
    }

    static SyncedMark open(Path file) throws IOException {
        return new SyncedMark(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /// The mark, or null where it is missing or damaged.
    @Nullable Place read() throws IOException {
        if (channel == null) {
            return null;
        }
        bytes.clear();
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) { }
        if (bytes.hasRemaining() || bytes.getInt(0) != MAGIC || bytes.getInt(24) != Checksum.of(bytes, 0, 24)) {
            return null;
        }
        return new Place(bytes.getLong(4), bytes.getLong(12));
    }

    void write(long segment, long end) throws IOException {
        bytes.clear().putInt(MAGIC).putLong(segment).putLong(end).putInt(0);
        bytes.putInt(Checksum.of(bytes, 0, 24)).flip();
        while (bytes.hasRemaining()) {
            writable().write(bytes, bytes.position());
        }
    }

    void force() throws IOException {
        writable().force(true);
    }

    private FileChannel writable() {
        return Objects.requireNonNull(channel, "a mark that is only looked at");
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
