package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.PersistenceWriter;

/// The plugin `persistence.log`: reads its settings, and is the store that they describe.
public final class LogPersistence implements PersistenceWriter {
    private LogStore store;

    /// Reads `[persistence.log]` and declares the failure points `persist.log.*`.
    @Override
    public void declare(Declarations declarations) {
        store = new LogStore(LogSettings.read(declarations.settings()), LogPoints.of(declarations::failurePoint));
    }

    @Override
    public void open(StoreLayout layout) throws StoreException {
        store.open(layout);
    }

    @Override
    public long reserveIds(int count) throws StoreException {
        return store.reserveIds(count);
    }

    @Override
    public CommitOutcome commit(Cut cut) {
        return store.commit(cut);
    }

    @Override
    public void loadWorld(EntityRows into) throws StoreException {
        store.loadWorld(into);
    }

    @Override
    public long loadAccount(String name, EntityRows into) throws StoreException {
        return store.loadAccount(name, into);
    }

    @Override
    public StoreArchive archive() {
        return store.archive();
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public String describe() {
        return store == null ? "log (not configured)" : store.describe();
    }
}
