package io.caelmor.persistence.log;

import io.caelmor.kernel.fault.FailurePoint;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One file of the log: a header, then records. [#end] is the end of what was forced; what may stand behind it counts for nothing.
final class Segment implements Closeable {
    static final int HEADER_BYTES = 32;
    static final int VERSION = 1;
    static final long MAGIC = 0xC1CAE10700CAE107L;
    /// Bytes given to the system at once: the JDK keeps a buffer outside the heap as large as the largest.
    private static final int CHUNK = 1 << 20;

    private final long number;
    private final Path file;
    private FileChannel channel;
    private long end;

    private Segment(long number, Path file, long end) throws IOException {
        this.number = number;
        this.file = file;
        this.end = end;
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// A segment's file, whole and durable, with its header and first record; no manifest names it yet.
    static Segment create(StoreFolder folder, long number, long firstSequence, ByteBuffer firstRecord) throws IOException {
        var content = ByteBuffer.allocate(HEADER_BYTES + firstRecord.remaining());
        content.putLong(MAGIC).putInt(VERSION).putLong(number).putLong(firstSequence);
        content.putInt(Checksum.of(content, 0, HEADER_BYTES - 4)).put(firstRecord).flip();
        int length = content.remaining();
        folder.replace(folder.segment(number), content);
        return new Segment(number, folder.segment(number), length);
    }

    /// A segment that was read up to `end`.
    static Segment open(StoreFolder folder, long number, long end) throws IOException {
        return new Segment(number, folder.segment(number), end);
    }

    long number() {
        return number;
    }

    Path file() {
        return file;
    }

    long end() {
        return end;
    }

    /// Writes at the end, and moves the end not: see [#extend]. While `middle` is armed it is hit when half is written.
    void append(ByteBuffer record, FailurePoint middle) throws IOException {
        int limit = record.limit();
        if (middle.armed()) {
            write(record, limit / 2);
            middle.hit();
        }
        write(record, limit);
    }

    private void write(ByteBuffer record, int limit) throws IOException {
        while (record.position() < limit) {
            record.limit(Math.min(limit, record.position() + CHUNK));
            channel.write(record, end + record.position());
        }
    }

    /// Makes what was appended durable. Data and the file's length, which it needs to be read back, are what fdatasync writes.
    void force() throws IOException {
        channel.force(false);
    }

    /// Lets the `length` bytes that were appended and forced count.
    void extend(int length) {
        end += length;
    }

    /// After a write or force that failed: opens the file anew, cuts off all behind the end, durably, and answers what is left, as read
    /// back. The last page is written anew by this, so a force that failed before leaves nothing of it in doubt.
    ByteBuffer restore() throws IOException {
        channel.close();
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.size() < end) {
            throw new EOFException("the file " + file + " has lost what stood between byte " + channel.size() + " and " + end);
        }
        channel.truncate(end);
        channel.force(true);
        return read(0, Math.toIntExact(end));
    }

    ByteBuffer read(long offset, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("the file " + file + " ends before byte " + (offset + length));
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
