package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.PersistenceWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The plugin `persistence.sql`: reads its settings, and is the store that they describe.
public final class SqlPersistence implements PersistenceWriter {
    private @Nullable SqlStore store;

    /// Reads `[persistence.sql]` and declares the failure points `persist.sql.*`.
    @Override
    public void declare(Declarations declarations) {
        var settings = ConnectionSettings.read(declarations.settings());
        var points = SqlPoints.of(declarations::failurePoint);
        try {
            store = new SqlStore(Backend.of(settings), points);
        } catch (StoreException refused) {
            declarations.settings().problem("url", String.valueOf(refused.getMessage()), "write it as " + Backend.URL_FORMS + ".");
        }
    }

    @Override
    public void open(StoreLayout layout) throws StoreException {
        store().open(layout);
    }

    @Override
    public long reserveIds(int count) throws StoreException {
        return store().reserveIds(count);
    }

    @Override
    public CommitOutcome commit(Cut cut) {
        return store().commit(cut);
    }

    @Override
    public void loadWorld(EntityRows into) throws StoreException {
        store().loadWorld(into);
    }

    @Override
    public long loadAccount(String name, EntityRows into) throws StoreException {
        return store().loadAccount(name, into);
    }

    @Override
    public StoreArchive archive() {
        return store().archive();
    }

    /// Only of a server whose settings could be read, which alone starts.
    private SqlStore store() {
        return Objects.requireNonNull(store);
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public String describe() {
        return store == null ? "SQL (not configured)" : store.describe();
    }
}
