package io.caelmor.trials.control;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.PersistenceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The plugin `trials.control`. It keeps every promise of a store but the one that it is set to break.
public final class ControlStore implements PersistenceWriter {
    private Path file;
    private boolean whole;
    private boolean forced;
    private Content content;

    @Override
    public void declare(Declarations declarations) {
        var settings = declarations.settings();
        file = settings.path("file", "data/control.txt", "where everything is saved");
        whole = settings.flag("whole", true, "whether a cut is saved whole; else, where something in it changed hands, that alone");
        forced = settings.flag("forced", true, "whether a cut is on the disk before it is called saved");
    }

    @Override
    public void open(StoreLayout layout) throws StoreException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            content = Content.read(file);
        } catch (IOException e) {
            throw failure(e);
        }
        content.world = layout.world().name();
        layout.columns().forEach(column -> content.columns.put(column.name(), column.type().name()));
    }

    @Override
    public long reserveIds(int count) throws StoreException {
        long first = content.nextId;
        content.nextId += count;
        save();
        return first;
    }

    @Override
    public CommitOutcome commit(Cut cut) {
        var rows = cut.rows();
        boolean all = whole || nothingChangesHands(rows);
        for (int row = 0; row < rows.size(); row++) {
            if (all || changesHands(rows, row)) {
                put(rows, row);
            }
        }
        try {
            save();
            return CommitOutcome.COMMITTED;
        } catch (StoreException _) {
            return CommitOutcome.UNKNOWN;
        }
    }

    private void put(EntityRows rows, int row) {
        if (rows.deleted(row)) {
            content.rows.remove(rows.id(row));
        } else {
            content.rows.put(rows.id(row), Row.of(rows, row));
        }
    }

    private boolean nothingChangesHands(EntityRows rows) {
        for (int row = 0; row < rows.size(); row++) {
            if (changesHands(rows, row)) {
                return false;
            }
        }
        return true;
    }

    private boolean changesHands(EntityRows rows, int row) {
        var stored = content.rows.get(rows.id(row));
        return stored != null && stored.account() != rows.account(row);
    }

    @Override
    public void loadWorld(EntityRows into) {
        load(0, into);
    }

    @Override
    public long loadAccount(String name, EntityRows into) throws StoreException {
        var account = content.accounts.get(name);
        if (account == null) {
            account = content.accounts.size() + 1L;
            content.accounts.put(name, account);
            save();
        }
        load(account, into);
        return account;
    }

    private void load(long account, EntityRows into) {
        content.rows.forEach((id, row) -> {
            if (row.account() == account) {
                row.addTo(into, id);
            }
        });
    }

    private void save() throws StoreException {
        try {
            content.write(file, forced);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private StoreException failure(IOException e) {
        return new StoreException("The file " + file + " can't be read or written: " + e + ". See that it may be.", e);
    }

    @Override
    public void close() {}

    @Override
    public StoreArchive archive() {
        return new ControlArchive(describe(), file);
    }

    @Override
    public String describe() {
        return "control " + file;
    }
}
