package io.caelmor.combat;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.PersistenceWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A store that keeps rows in memory; given to the next server, it plays a restart.
final class KeptRows implements PersistenceWriter {
    private record Row(long account, long version, Object[] values) {}

    private final Map<Long, Row> rows = new TreeMap<>();
    private final List<String> accounts = new ArrayList<>();
    private StoreLayout layout;
    private long nextId = 1;

    @Override
    public void declare(Declarations declarations) {}

    @Override
    public synchronized void open(StoreLayout wanted) {
        layout = wanted;
    }

    @Override
    public synchronized long reserveIds(int count) {
        nextId += count;
        return nextId - count;
    }

    @Override
    public synchronized CommitOutcome commit(Cut cut) {
        var cutRows = cut.rows();
        for (int row = 0; row < cutRows.size(); row++) {
            var values = new Object[layout.columns().size()];
            for (int c = 0; c < values.length; c++) {
                values[c] = isText(c) ? cutRows.text(row, c) : (Object) cutRows.bits(row, c);
            }
            rows.put(cutRows.id(row), new Row(cutRows.account(row), cutRows.version(row), values));
            if (cutRows.deleted(row)) {
                rows.remove(cutRows.id(row));
            }
        }
        return CommitOutcome.COMMITTED;
    }

    @Override
    public synchronized void loadWorld(EntityRows into) {
        load(0, into);
    }

    @Override
    public synchronized long loadAccount(String name, EntityRows into) {
        if (!accounts.contains(name)) {
            accounts.add(name);
        }
        long account = accounts.indexOf(name) + 1;
        load(account, into);
        return account;
    }

    @Override
    public void close() {}

    @Override
    public String describe() {
        return "rows in memory";
    }

    private boolean isText(int column) {
        return layout.columns().get(column).maxBytes() > 0;
    }

    private void load(long account, EntityRows into) {
        rows.forEach((id, row) -> {
            if (row.account() == account) {
                int at = into.add(id, account, row.version());
                for (int c = 0; c < row.values().length; c++) {
                    if (isText(c)) {
                        into.setText(at, c, (String) row.values()[c]);
                    } else {
                        into.setBits(at, c, (long) row.values()[c]);
                    }
                }
            }
        });
    }
}
