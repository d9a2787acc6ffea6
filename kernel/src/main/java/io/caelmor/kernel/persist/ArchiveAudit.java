package io.caelmor.kernel.persist;

import io.caelmor.kernel.wire.FieldType;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Reads a store's content and says what in it contradicts itself, whoever keeps it. The stream's own order is checked too.
///
/// Remembers each account and id: some 60 bytes for each.
public final class ArchiveAudit implements ArchiveSink {
    private final StoreSummary summary;
    private final Consumer<String> problems;
    private final Set<Long> accounts = new HashSet<>();
    private final Set<Long> ids = new HashSet<>();
    private long lastAccount;
    private String lastWorld = "";
    private long lastId;
    private long entities;

    /// Content that goes with `summary`; each contradiction goes to `problems`, without the name of what it is in.
    public ArchiveAudit(StoreSummary summary, Consumer<String> problems) {
        this.summary = summary;
        this.problems = problems;
    }

    /// All that is wrong with the archive: the store's own findings; then, where it can be read, what its content contradicts.
    public static void run(StoreArchive archive, Consumer<String> problems) {
        try {
            archive.verify(problems);
            var summary = archive.summary();
            var audit = new ArchiveAudit(summary, what -> problems.accept("The store " + summary.place() + " contradicts itself: " + what
                    + ". Keep a copy of it, and put a backup in its place."));
            archive.read(audit);
            audit.end();
        } catch (StoreException unreadable) {
            problems.accept(unreadable.getMessage());
        }
    }

    @Override
    public void account(long number, String name) {
        if (number < 1 || number <= lastAccount) {
            problems.accept("the account '" + name + "' has the number " + number + ", after the number " + lastAccount);
        }
        lastAccount = number;
        accounts.add(number);
    }

    @Override
    public void rows(EntityRows rows) {
        var world = rows.layout().world().name();
        if (!world.equals(lastWorld)) {
            if (world.compareTo(lastWorld) < 0) {
                problems.accept("the world " + world + " comes after " + lastWorld);
            }
            lastWorld = world;
            lastId = 0;
        }
        for (int row = 0; row < rows.size(); row++) {
            identity(rows.id(row), rows.account(row), rows.version(row));
            floats(rows, row);
        }
        entities += rows.size();
    }

    private void identity(long id, long account, long version) {
        if (!ids.add(id) || id < 1) {
            problems.accept("entity " + id + (id < 1 ? " has an id below 1" : " is there twice"));
        } else if (id < lastId) {
            problems.accept("entity " + id + " comes after entity " + lastId);
        }
        if (id >= summary.nextId()) {
            problems.accept("entity " + id + " is there, but ids are still to be handed out from " + summary.nextId() + " on: it would be used twice");
        }
        if (account != 0 && !accounts.contains(account)) {
            problems.accept("entity " + id + " belongs to the account " + account + ", which there is not");
        }
        if (version < 1) {
            problems.accept("entity " + id + " has the version " + version + "; the first is 1");
        }
        lastId = id;
    }

    private void floats(EntityRows rows, int row) {
        var columns = rows.layout().columns();
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).type() == FieldType.FLOAT && !Float.isFinite(rows.float32(row, column))) {
                problems.accept("entity " + rows.id(row) + " has " + rows.float32(row, column) + " in the column '" + columns.get(column).name() + "'");
            }
        }
    }

    private void end() {
        if (entities != summary.entities() || accounts.size() != summary.accounts()) {
            problems.accept("it counts " + summary.accounts() + " accounts and " + summary.entities() + " entities, but hands over " + accounts.size()
                    + " and " + entities);
        }
    }
}
