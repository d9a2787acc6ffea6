package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.world.WorldId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small file beside an SQLite file: which cut was last reported saved, and under which epoch. One for each world.
///
/// SQLite takes whatever is damaged in its write-ahead log, or behind that, for the torn end of a commit in progress, and a lost log for none.
/// The mark tells the one from the other. It is written after each commit and not forced: a killed process leaves it exact, a power
/// loss may leave an older one, and it never tells of more than was durable.
final class SavedMark implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SavedMark.class);
    private static final int BYTES = 24;
    private static final int MAGIC = 0xC1CAE108;

    private final @Nullable Path file;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
    private @Nullable FileChannel channel;

    private SavedMark(@Nullable Path file) {
        this.file = file;
    }

    /// The mark of a world whose database is in `database`; opens nothing.
    static SavedMark beside(Path database, WorldId world) {
        return new SavedMark(database.resolveSibling(prefix(database) + world));
    }

    /// For databases that vouch for their own log.
    static SavedMark none() {
        return new SavedMark(null);
    }

    /// How the names of all marks of a database begin.
    static String prefix(Path database) {
        return database.getFileName() + "-saved-";
    }

    /// Throws [StoreException] where more was reported saved than the store holds, by its world's row.
    void check(String store, long epoch, long lastCut) throws StoreException {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try (var reading = FileChannel.open(file, StandardOpenOption.READ)) {
            var mark = ByteBuffer.allocate(BYTES);
            while (mark.hasRemaining() && reading.read(mark) >= 0) { }
            if (mark.hasRemaining() || mark.getInt(0) != MAGIC || mark.getInt(BYTES - 4) != sum(mark)) {
                LOG.warn("The file {} is damaged: whether the store {} holds all that was reported saved can't be told. It is written anew", file, store);
                return;
            }
            long savedEpoch = mark.getLong(4);
            long savedCut = mark.getLong(12);
            if (savedEpoch > epoch || savedEpoch == epoch && savedCut > lastCut) {
                throw new StoreException("The store " + store + " has lost what was saved: " + file + " says that cut " + savedCut + " of start "
                        + savedEpoch + " was, and the world's last is cut " + lastCut + " of start " + epoch
                        + ". Its write-ahead log, the file that ends in -wal, is missing or damaged: bring it back, or put a backup in place; and where"
                        + " you mean to go on without what is missing, delete " + file + ".");
            }
        } catch (IOException failure) {
            throw new StoreException("The file " + file + " of the store " + store + " can't be read (" + failure + "). Give this user the right to"
                    + " read and write it.", failure);
        }
    }

    /// Notes a cut that is durable.
    void write(long epoch, Cut cut) throws IOException {
        if (file == null) {
            return;
        }
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
        bytes.clear().putInt(MAGIC).putLong(epoch).putLong(cut.number()).putInt(0);
        bytes.putInt(BYTES - 4, sum(bytes)).flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }

    private static int sum(ByteBuffer mark) {
        var sum = new CRC32C();
        sum.update(mark.slice(0, BYTES - 4));
        return (int) sum.getValue();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
