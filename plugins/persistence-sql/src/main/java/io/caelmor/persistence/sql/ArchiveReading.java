package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ACCOUNT;
import static io.caelmor.persistence.sql.Tables.ENTITY;
import static io.caelmor.persistence.sql.Tables.EPOCH;
import static io.caelmor.persistence.sql.Tables.ID;
import static io.caelmor.persistence.sql.Tables.NAME;
import static io.caelmor.persistence.sql.Tables.OF_ACCOUNT;
import static io.caelmor.persistence.sql.Tables.OF_WORLD;
import static io.caelmor.persistence.sql.Tables.ROW_SUM;
import static io.caelmor.persistence.sql.Tables.VERSION;
import static io.caelmor.persistence.sql.Tables.WORLD;

import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreSummary;
import io.caelmor.kernel.persist.StoreSummary.StoredWorld;
import io.caelmor.kernel.world.WorldId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// One look at a store in SQL: a transaction that changes nothing, and sees one state throughout.
final class ArchiveReading implements AutoCloseable {
    private static final int BATCH = 512;
    private static final int FIXED_COLUMNS = 4;

    private final Backend backend;
    private final Lease lease;
    private final DSLContext sql;
    private final String store;
    private final int format;
    private final EntityColumns columns;

    private ArchiveReading(Backend backend, Lease lease) throws StoreException {
        this.backend = backend;
        this.lease = lease;
        sql = lease.sql();
        store = backend.product() + " " + backend.place();
        format = Migrations.known(sql, backend);
        if (format == 0 || worlds().isEmpty()) {
            throw new StoreException("The store " + store + " holds no world yet. Start a server on it, or import a world, or name another store in"
                    + " [persistence.sql] url.");
        }
        columns = new EntityTable(sql, backend).stored();
    }

    static ArchiveReading open(Backend backend) throws SQLException, StoreException {
        Connection connection = backend.look();
        var lease = new Lease(connection, backend.dialect());
        try {
            return new ArchiveReading(backend, lease);
        } catch (StoreException | RuntimeException failure) {
            lease.close();
            throw failure;
        }
    }

    StoreSummary summary() throws SQLException {
        return new StoreSummary(store, format, backend.bytes(sql), columns.layout(new WorldId("any")).columns(), worlds(), sql.fetchCount(ACCOUNT),
                IdBlocks.next(sql, IdBlocks.ENTITIES));
    }

    private List<StoredWorld> worlds() {
        var counts = sql.select(OF_WORLD, DSL.count()).from(ENTITY).groupBy(OF_WORLD).fetchMap(OF_WORLD, DSL.count());
        var worlds = new ArrayList<StoredWorld>();
        sql.select(NAME, EPOCH).from(WORLD).orderBy(NAME).forEach(row -> worlds.add(
                new StoredWorld(new WorldId(row.value1()), counts.getOrDefault(row.value1(), 0), row.value2())));
        return worlds;
    }

    /// Hands all over; what is damaged goes to `damaged`, which may throw, and to the sink as it was found.
    void read(ArchiveSink into, Damaged damaged) throws SQLException, StoreException {
        var accounts = sql.select(ID, NAME).from(ACCOUNT).orderBy(ID).getSQL();
        try (var statement = lease.connection().prepareStatement(accounts)) {
            statement.setFetchSize(BATCH);
            try (var results = statement.executeQuery()) {
                while (results.next()) {
                    into.account(results.getLong(1), results.getString(2));
                }
            }
        }
        for (var world : summary().worlds()) {
            readWorld(world.id(), into, damaged);
        }
    }

    private void readWorld(WorldId world, ArchiveSink into, Damaged damaged) throws SQLException, StoreException {
        var fields = new ArrayList<Field<?>>(List.of(ID, OF_ACCOUNT, VERSION));
        // The first version of the tables had no sums.
        fields.add(format == 1 ? DSL.inline(RowSum.UNCHECKED) : ROW_SUM);
        fields.addAll(columns.fields());
        var values = new RowValues(columns);
        var sum = new RowSum(world, columns);
        var rows = new EntityRows(columns.layout(world), BATCH);
        try (var statement = lease.connection().prepareStatement(sql.select(fields).from(ENTITY).where(OF_WORLD.eq("")).orderBy(ID).getSQL())) {
            statement.setFetchSize(BATCH);
            statement.setString(1, world.name());
            try (var results = statement.executeQuery()) {
                while (results.next()) {
                    if (rows.size() == BATCH) {
                        into.rows(rows);
                        rows.clear();
                    }
                    int row = rows.add(results.getLong(1), results.getLong(2), results.getLong(3));
                    values.read(results, FIXED_COLUMNS, rows, row);
                    long stored = results.getLong(FIXED_COLUMNS);
                    if (stored != RowSum.UNCHECKED && stored != sum.of(rows, row, 0)) {
                        damaged.row(Failures.damagedRow(store, rows.id(row)));
                    }
                }
            }
        }
        into.rows(rows);
    }

    void verify(Consumer<String> problems) throws SQLException, StoreException {
        backend.check(sql, problems);
        if (format > 1) {
            IdBlocks.damages(sql, store, problems);
        }
        for (var world : summary().worlds()) {
            try {
                WorldFence.check(sql, world.id(), backend.mark(world.id()), store);
            } catch (StoreException lost) {
                problems.accept(lost.getMessage());
            }
            readWorld(world.id(), Nowhere.INSTANCE, problems::accept);
        }
        int homeless = sql.fetchCount(ENTITY, OF_WORLD.notIn(DSL.select(NAME).from(WORLD)));
        if (homeless != 0) {
            problems.accept("The store " + store + " is damaged: " + homeless + " rows of the table entity belong to no world of the table world."
                    + " Keep a copy, and put a backup in its place.");
        }
    }

    @Override
    public void close() {
        lease.close();
    }

    /// Told of a damaged row.
    @FunctionalInterface
    interface Damaged {
        void row(String sentence) throws StoreException;
    }

    private enum Nowhere implements ArchiveSink {
        INSTANCE;

        @Override
        public void account(long number, String name) {}

        @Override
        public void rows(EntityRows rows) {}
    }
}
