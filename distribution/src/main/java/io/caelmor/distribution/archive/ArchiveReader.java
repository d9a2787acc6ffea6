package io.caelmor.distribution.archive;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.caelmor.distribution.archive.ArchiveFile.Content;
import io.caelmor.kernel.persist.ArchiveAudit;
import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreSummary;
import io.caelmor.kernel.world.WorldId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the text form of a store once, from the first line to the last. Whatever isn't exactly what a writer of it would have written is refused,
/// with the line that it stands on.
final class ArchiveReader implements AutoCloseable {
    /// Entities handed over at once, where nobody wants to know the line of each.
    static final int BATCH = 512;
    private static final Pattern BEGIN = Pattern.compile("\\{\"caelmor_store\":(\\d{1,9}),.*");
    private static final String AGAIN = "Export the store again, or correct what wrote this";

    private final CheckedLines lines;
    private final StoreSummary summary;
    private final int batch;
    private final ContentLines seen = new ContentLines(OutputStream.nullOutputStream());
    private @Nullable EntityRows rows;

    /// Reads the header. Throws [StoreException] where it is none.
    ArchiveReader(Path file, int batch) throws IOException, StoreException {
        this.batch = batch;
        lines = new CheckedLines(file);
        try {
            summary = header(file);
        } catch (IOException | StoreException | RuntimeException failure) {
            lines.close();
            throw failure;
        }
    }

    private StoreSummary header(Path file) throws IOException, StoreException {
        var line = Objects.requireNonNullElse(lines.next(), "");
        var begin = BEGIN.matcher(line);
        if (!begin.matches()) {
            throw lines.refusal("this is no export of a store", "Name a file that 'caelmor store export' wrote");
        }
        if (Integer.parseInt(begin.group(1)) != ArchiveFile.FORMAT) {
            throw lines.refusal("the form has the version " + begin.group(1) + ", and this program knows version " + ArchiveFile.FORMAT,
                    "Import it with the program that wrote it");
        }
        lines.requireChecksum();
        return understood(() -> {
            var read = ParsedLine.header(object(line), file.toString());
            lines.requireSame(ContentForm.header(read));
            return read;
        });
    }

    StoreSummary summary() {
        return summary;
    }

    /// Reads all to the end, without a store, and looks for contradictions.
    Content check() throws StoreException {
        var contradictions = new ArrayList<String>();
        var audit = new ArchiveAudit(summary, contradictions::add);
        feed(new ArchiveSink() {
            @Override
            public void account(long number, String name) throws StoreException {
                audit.account(number, name);
                refuse();
            }

            @Override
            public void rows(EntityRows some) throws StoreException {
                audit.rows(some);
                refuse();
            }

            private void refuse() throws StoreException {
                if (!contradictions.isEmpty()) {
                    throw lines.refusal(contradictions.getFirst(), AGAIN);
                }
            }
        });
        return new Content(seen.accounts(), seen.entities(), seen.hash());
    }

    /// Hands all over.
    void feed(ArchiveSink sink) throws StoreException {
        try {
            var line = lines.next();
            for (; line != null && !line.startsWith("{\"end\":"); line = lines.next()) {
                lines.requireChecksum();
                take(line, sink);
            }
            flush(sink);
            if (line == null) {
                throw lines.refusal("the file ends here, without its last line: it is cut off", "Export the store again, or fetch the whole file");
            }
            lines.requireChecksum();
            lines.requireSame(seen.trailer());
            if (lines.next() != null) {
                throw lines.refusal("something stands behind the end", AGAIN);
            }
        } catch (IOException failure) {
            throw new StoreException("The file " + summary.place() + " can't be read: " + failure + ". See that it is there and that you may read it.", failure);
        }
    }

    private void take(String line, ArchiveSink sink) throws StoreException {
        if (line.startsWith("{\"account\":") && rows == null) {
            var account = understood(() -> ParsedLine.account(object(line)));
            seen.countAccount(lines.requireSame(ContentForm.account(account.number(), account.name())));
            sink.account(account.number(), account.name());
        } else if (line.startsWith("{\"entity\":")) {
            var object = understood(() -> object(line));
            var room = room(understood(() -> ParsedLine.world(object, summary)), sink);
            understood(() -> {
                ParsedLine.entity(object, room);
                return room;
            });
            seen.countEntity(lines.requireSame(ContentForm.entity(room, room.size() - 1)));
            if (room.size() == batch) {
                flush(sink);
            }
        } else {
            throw lines.refusal("it is neither an account, before all entities, nor an entity, nor the end", AGAIN);
        }
    }

    /// Where the next of a world's entities goes.
    private EntityRows room(WorldId world, ArchiveSink sink) throws StoreException {
        var room = rows;
        if (room == null || !room.layout().world().equals(world)) {
            flush(sink);
            room = new EntityRows(summary.layout(world), batch);
            rows = room;
        }
        return room;
    }

    private void flush(ArchiveSink sink) throws StoreException {
        if (rows != null && rows.size() > 0) {
            sink.rows(rows);
            rows.clear();
        }
    }

    private static JsonObject object(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }

    /// A sound checksum on a line that makes no sense: somebody else wrote it.
    private <T> T understood(Understanding<T> understanding) throws StoreException {
        try {
            return understanding.of();
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException | ClassCastException
                | UnsupportedOperationException odd) {
            throw lines.refusal("it can't be understood (" + odd.getMessage() + ")", AGAIN);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    @FunctionalInterface
    private interface Understanding<T> {
        T of() throws StoreException;
    }
}
