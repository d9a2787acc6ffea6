package io.caelmor.testing;

import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.persist.StoreSummary;
import io.caelmor.kernel.persist.StoreSummary.StoredWorld;
import io.caelmor.kernel.world.WorldId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A [MemoryStore] as a whole. It holds one world.
final class MemoryArchive implements StoreArchive {
    private final MemoryStore store;

    MemoryArchive(MemoryStore store) {
        this.store = store;
    }

    @Override
    public StoreSummary summary() throws StoreException {
        if (store.world == null) {
            throw new StoreException("The store " + store.describe() + " holds no world yet. Open it, or import one.");
        }
        var columns = store.columns.values().stream().map(column -> new StoredColumn(column.name(), column.type(), 0)).toList();
        return new StoreSummary(store.describe(), 1, -1, columns, List.of(new StoredWorld(store.world, store.entities.size(), 0)),
                store.accounts.size(), store.nextId);
    }

    @Override
    public void read(ArchiveSink into) throws StoreException {
        var layout = summary().layout(store.world);
        for (var account : store.accounts.entrySet().stream().sorted(Comparator.comparing(Map.Entry::getValue)).toList()) {
            into.account(account.getValue(), account.getKey());
        }
        var rows = new EntityRows(layout, Math.max(1, store.entities.size()));
        store.entities.forEach((id, saved) -> MemoryStore.add(id, saved, rows));
        into.rows(rows);
    }

    @Override
    public void verify(Consumer<String> problems) {}

    @Override
    public void write(StoreSummary summary, Feed content) throws StoreException {
        if (!store.entities.isEmpty() || !store.accounts.isEmpty()) {
            throw new StoreException("The store " + store.describe() + " is not empty: it holds " + store.entities.size() + " entities. Take a new one.");
        }
        if (summary.worlds().size() != 1) {
            throw new StoreException("The store " + store.describe() + " holds one world, and " + summary.worlds().size() + " were to be imported.");
        }
        var accounts = new LinkedHashMap<String, Long>();
        var entities = new TreeMap<Long, MemoryStore.Saved>();
        content.into(new ArchiveSink() {
            @Override
            public void account(long number, String name) {
                accounts.put(name, number);
            }

            @Override
            public void rows(EntityRows rows) {
                for (int row = 0; row < rows.size(); row++) {
                    entities.put(rows.id(row), MemoryStore.saved(rows, row));
                }
            }
        });
        take(summary.worlds().getFirst().id(), summary);
        store.accounts.putAll(accounts);
        store.entities.putAll(entities);
    }

    private void take(WorldId world, StoreSummary summary) {
        store.world = world;
        summary.columns().forEach(column -> store.columns.put(column.name(), column));
        store.nextId = Math.max(store.nextId, summary.nextId());
    }

    @Override
    public void close() {}
}
