package io.caelmor.testing;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.PersistenceWriter;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.WorldId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A store in memory that outlives its server and fails when it is told to.
public final class MemoryStore implements PersistenceWriter {
    /// One saved entity.
    public record Saved(long account, long version, Map<String, Object> values) {}

    /// What is saved, by persistent id.
    public final Map<Long, Saved> entities = new TreeMap<>();
    final Map<String, Long> accounts = new LinkedHashMap<>();
    /// All columns that there were, by name.
    final Map<String, StoredColumn> columns = new TreeMap<>();
    WorldId world;
    long nextId = 1;
    /// What the next commits are answered.
    public volatile CommitOutcome answer = CommitOutcome.COMMITTED;
    /// Whether loads fail.
    public volatile boolean refuseLoads;

    @Override
    public void declare(Declarations declarations) {}

    @Override
    public void open(StoreLayout opened) {
        world = opened.world();
        opened.columns().forEach(column -> columns.put(column.name(), column));
    }

    @Override
    public synchronized long reserveIds(int count) {
        long first = nextId;
        nextId += count;
        return first;
    }

    @Override
    public synchronized CommitOutcome commit(Cut cut) {
        if (answer != CommitOutcome.COMMITTED) {
            return answer;
        }
        var rows = cut.rows();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.deleted(row)) {
                entities.remove(rows.id(row));
            } else {
                entities.put(rows.id(row), saved(rows, row));
            }
        }
        return answer;
    }

    @Override
    public synchronized void loadWorld(EntityRows into) {
        load(0, into);
    }

    @Override
    public synchronized long loadAccount(String name, EntityRows into) throws StoreException {
        if (refuseLoads) {
            throw new StoreException("told to fail");
        }
        long account = accounts.computeIfAbsent(name, _ -> (long) accounts.size() + 1);
        load(account, into);
        return account;
    }

    @Override
    public void close() {}

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public StoreArchive archive() {
        return new MemoryArchive(this);
    }

    /// A row as it is kept.
    static Saved saved(EntityRows rows, int row) {
        var values = new TreeMap<String, Object>();
        for (int c = 0; c < rows.layout().columns().size(); c++) {
            var column = rows.layout().columns().get(c);
            if (rows.isSet(row, c)) {
                values.put(column.name(), column.type() == FieldType.TEXT ? rows.text(row, c) : (Object) rows.bits(row, c));
            }
        }
        return new Saved(rows.account(row), rows.version(row), values);
    }

    private void load(long account, EntityRows into) {
        entities.forEach((id, saved) -> {
            if (saved.account() == account) {
                add(id, saved, into);
            }
        });
    }

    /// Adds what is kept as a row.
    static void add(long id, Saved saved, EntityRows into) {
        int row = into.add(id, saved.account(), saved.version());
        for (int c = 0; c < into.layout().columns().size(); c++) {
            switch (saved.values().get(into.layout().columns().get(c).name())) {
                case String text -> into.setText(row, c, text);
                case Long bits -> into.setBits(row, c, bits);
                case null, default -> { }
            }
        }
    }
}
