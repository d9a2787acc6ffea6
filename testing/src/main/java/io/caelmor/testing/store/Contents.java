package io.caelmor.testing.store;

import static io.caelmor.testing.store.Cuts.cut;

import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.testing.MemoryStore;
import java.util.ArrayList;
import java.util.List;

/// What an archive hands over, as lines: `account NUMBER NAME`, the world with its columns, then rows as [Cuts#show] shows them.
public final class Contents implements ArchiveSink {
    private final List<String> lines = new ArrayList<>();
    private String world = "";

    private Contents() {}

    public static List<String> of(StoreArchive archive) throws StoreException {
        var contents = new Contents();
        archive.read(contents);
        return contents.lines;
    }

    /// A store in memory with two accounts and four entities: every type, extremes, and columns that were never set.
    public static MemoryStore filled() throws StoreException {
        var store = new MemoryStore();
        store.open(Layouts.ALL);
        long ada = store.loadAccount("Ada", StoreFixture.room());
        long bob = store.loadAccount("Bøb 👩‍🚀", StoreFixture.room());
        store.reserveIds(100);
        store.commit(cut(1).put(9, 0, Long.MAX_VALUE, 0, -1L, Float.MIN_VALUE, "日本").put(1, 0, 7, 10, null, null, "saved")
                .put(3, bob, 1).put(2, ada, 1, -5, Long.MAX_VALUE, -0f, "").made());
        return store;
    }

    @Override
    public void account(long number, String name) {
        lines.add("account " + number + " " + name);
    }

    @Override
    public void rows(EntityRows rows) {
        if (!rows.layout().world().name().equals(world)) {
            world = rows.layout().world().name();
            lines.add(world + " " + String.join(" ", rows.layout().columns().stream().map(StoredColumn::name).toList()));
        }
        for (int row = 0; row < rows.size(); row++) {
            lines.add(Cuts.show(rows, row));
        }
    }
}
