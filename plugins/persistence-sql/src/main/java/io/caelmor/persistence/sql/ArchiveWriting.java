package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ACCOUNT;
import static io.caelmor.persistence.sql.Tables.ENTITY;
import static io.caelmor.persistence.sql.Tables.ID;
import static io.caelmor.persistence.sql.Tables.NAME;

import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive.Feed;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreSummary;
import java.sql.SQLException;
import org.jooq.DSLContext;

/// Fills an empty store in SQL, within the caller's transaction. What was open on it is fenced off.
final class ArchiveWriting {
    private static final int BATCH = 512;

    private final Backend backend;
    private final Lease lease;
    private final DSLContext sql;

    ArchiveWriting(Backend backend, Lease lease) {
        this.backend = backend;
        this.lease = lease;
        sql = lease.sql();
    }

    void write(StoreSummary summary, Feed content) throws SQLException, StoreException {
        backend.lockSchema(sql);
        Migrations.run(sql, backend);
        refuseContent();
        var table = new EntityTable(sql, backend);
        for (var world : summary.worlds()) {
            var columns = EntityColumns.of(summary.layout(world.id()), backend);
            table.adapt(columns);
            WorldFence.check(sql, world.id(), backend.mark(world.id()), backend.product() + " " + backend.place());
            WorldFence.take(sql, world.id());
        }
        var sink = new Sink();
        content.into(sink);
        sink.accounts.run();
        IdBlocks.raise(sql, IdBlocks.ENTITIES, summary.nextId());
        IdBlocks.raise(sql, IdBlocks.ACCOUNTS, sink.lastAccount + 1);
    }

    private void refuseContent() throws StoreException {
        int accounts = sql.fetchCount(ACCOUNT);
        int entities = sql.fetchCount(ENTITY);
        if (accounts + entities != 0) {
            throw new StoreException("The store " + backend.product() + " " + backend.place() + " is not empty: it holds " + accounts + " accounts and "
                    + entities + " entities, and a world is imported into an empty store alone. Name another one in [persistence.sql] url.");
        }
    }

    /// Writes what comes, batch by batch.
    private final class Sink implements ArchiveSink {
        private final Batch accounts = new Batch(lease.prepared(sql.insertInto(ACCOUNT).columns(ID, NAME).values(0L, "").getSQL()));
        private final Boxes boxes = new Boxes();
        private int waiting;
        private long lastAccount;

        private Sink() throws SQLException {}

        @Override
        public void account(long number, String name) throws StoreException {
            Accounts.check(name);
            lastAccount = Math.max(lastAccount, number);
            try {
                accounts.statement().setLong(1, number);
                accounts.statement().setString(2, name);
                accounts.add();
                if (++waiting % BATCH == 0) {
                    accounts.run();
                }
            } catch (SQLException failure) {
                throw Failures.storeException(backend, "can't be filled", failure);
            }
        }

        @Override
        public void rows(EntityRows rows) throws StoreException {
            var world = rows.layout().world();
            var columns = EntityColumns.of(rows.layout(), backend);
            var values = new RowValues(columns);
            var sum = new RowSum(world, columns);
            try {
                accounts.run();
                var inserts = new Batch(lease.prepared(EntityStatements.of(sql, columns, EntityColumns.none(), false).insert()));
                for (int row = 0; row < rows.size(); row++) {
                    var statement = inserts.statement();
                    values.bind(statement, rows, row, boxes);
                    int next = values.count() + 1;
                    statement.setLong(next, sum.of(rows, row, 0));
                    statement.setLong(next + 1, rows.version(row));
                    statement.setLong(next + 2, rows.id(row));
                    statement.setString(next + 3, world.name());
                    statement.setLong(next + 4, rows.account(row));
                    inserts.add();
                }
                inserts.run();
            } catch (SQLException failure) {
                throw Failures.storeException(backend, "can't be filled", failure);
            }
        }
    }
}
