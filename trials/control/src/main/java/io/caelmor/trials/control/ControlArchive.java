package io.caelmor.trials.control;

import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.persist.StoreSummary;
import io.caelmor.kernel.persist.StoreSummary.StoredWorld;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.WorldId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The file as a whole, for who looks at it. It sees nothing wrong in it: that is what it is for.
record ControlArchive(String place, Path file) implements StoreArchive {
    private static final int FORMAT = 1;

    private Content content() throws StoreException {
        try {
            return Content.read(file);
        } catch (IOException e) {
            throw new StoreException("The file " + file + " can't be read: " + e + ". See that it is there.", e);
        }
    }

    @Override
    public StoreSummary summary() throws StoreException {
        var content = content();
        var columns = content.columns.entrySet().stream().map(column -> new StoredColumn(column.getKey(), FieldType.valueOf(column.getValue()), 0)).toList();
        return new StoreSummary(place, FORMAT, file.toFile().length(), columns,
                List.of(new StoredWorld(new WorldId(content.world), content.rows.size(), 0)), content.accounts.size(), content.nextId);
    }

    @Override
    public void read(ArchiveSink into) throws StoreException {
        var content = content();
        for (var account : content.accounts.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList()) {
            into.account(account.getValue(), account.getKey());
        }
        var rows = new EntityRows(summary().layout(new WorldId(content.world)), 1);
        for (var row : content.rows.entrySet()) {
            rows.clear();
            row.getValue().addTo(rows, row.getKey());
            into.rows(rows);
        }
    }

    @Override
    public void verify(Consumer<String> problems) {
        if (!Files.exists(file)) {
            problems.accept("There is no file " + file + ".");
        }
    }

    @Override
    public void write(StoreSummary summary, Feed content) throws StoreException {
        throw new StoreException("A control takes nothing in. Import into a store that is one.");
    }

    @Override
    public void close() {}
}
