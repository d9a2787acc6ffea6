package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreSummary;
import io.caelmor.kernel.persist.StoreSummary.StoredWorld;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The whole of a log. Looking at it takes the folder's lock, so no server has it open meanwhile, and changes nothing; all checksums of records
/// are looked at on the way.
final class LogArchive implements StoreArchive {
    private static final int BATCH = 512;

    private final LogSettings settings;
    private final LogPoints points;
    private final String store;
    private LiveState state = new LiveState();
    private @Nullable LookedAtLog looked;

    LogArchive(LogSettings settings, LogPoints points, String store) {
        this.settings = settings;
        this.points = points;
        this.store = store;
    }

    @Override
    public StoreSummary summary() throws StoreException {
        var looked = look();
        return new StoreSummary(store, Segment.VERSION, looked.log().bytes(), state.columns().all(),
                List.of(new StoredWorld(looked.world(), state.ids().length, 0)), state.names().size(), state.nextId());
    }

    @Override
    public void read(ArchiveSink into) throws StoreException {
        var looked = look();
        var summary = summary();
        for (var account : state.names().entrySet()) {
            into.account(account.getKey(), account.getValue());
        }
        var layout = summary.layout(looked.world());
        var codec = new RowCodec(state.columns(), state.columns().adapt(layout, store));
        var rows = new EntityRows(layout, BATCH);
        for (long id : state.ids()) {
            if (rows.size() == BATCH) {
                into.rows(rows);
                rows.clear();
            }
            try {
                codec.load(looked.log().read(place(id)), rows);
            } catch (IOException failure) {
                throw unreadable(failure);
            }
        }
        into.rows(rows);
    }

    /// Each row by its own checksum; those of records, files and the order of both were looked at before.
    @Override
    public void verify(Consumer<String> problems) throws StoreException {
        var looked = look();
        for (long id : state.ids()) {
            try {
                looked.log().read(place(id));
            } catch (IOException failure) {
                problems.accept(String.valueOf(unreadable(failure).getMessage()));
            }
        }
    }

    private LookedAtLog look() throws StoreException {
        var before = looked;
        if (before != null) {
            return before;
        }
        state = new LiveState();
        try {
            var found = Opening.look(settings, state, points);
            looked = found;
            return found;
        } catch (IOException | RuntimeException failure) {
            throw unreadable(failure);
        }
    }

    private LiveState.Place place(long id) {
        return Objects.requireNonNull(state.place(id));
    }

    private StoreException unreadable(Exception failure) {
        return new StoreException("The store " + store + " can't be read: " + failure + ". See that the disk is sound and that this user may read and write"
                + " there; else put a backup in its place.", failure);
    }

    @Override
    public void write(StoreSummary summary, Feed content) throws StoreException {
        close();
        new LogImport(settings, points, store).run(summary, content);
    }

    @Override
    public void close() {
        if (looked != null) {
            try {
                looked.log().close();
            } catch (IOException _) {
                // It was only looked at.
            }
            looked = null;
        }
    }
}
