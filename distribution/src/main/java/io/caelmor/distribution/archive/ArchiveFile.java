package io.caelmor.distribution.archive;

import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A store's content in a file, or from one into a store.
public final class ArchiveFile {
    /// The version of the text form.
    static final int FORMAT = 1;

    private ArchiveFile() {}

    /// What went through.
    public record Content(long accounts, long entities, String hash) {}

    /// Writes all that the archive holds to `out`.
    public static Content write(StoreArchive archive, OutputStream out) throws StoreException, IOException {
        var lines = new ContentLines(out);
        out.write(ContentForm.header(archive.summary()).sealed());
        archive.read(lines);
        out.write(lines.trailer().sealed());
        out.flush();
        return new Content(lines.accounts(), lines.entities(), lines.hash());
    }

    /// The same into a file, which is as it was until all is there and durable.
    public static Content write(StoreArchive archive, Path file) throws StoreException, IOException {
        // Asked first: where there is no store, no file is begun.
        archive.summary();
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Content content;
            try (var channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
                    var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content = write(archive, out);
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return content;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Checks the whole file, then fills the store with it. Throws [StoreException], with nothing changed, where either can't be.
    public static Content read(Path file, StoreArchive into) throws StoreException, IOException {
        Content checked;
        try (var reading = new ArchiveReader(file, 1)) {
            checked = reading.check();
        }
        try (var reading = new ArchiveReader(file, ArchiveReader.BATCH)) {
            into.write(reading.summary(), reading::feed);
        }
        return checked;
    }
}
