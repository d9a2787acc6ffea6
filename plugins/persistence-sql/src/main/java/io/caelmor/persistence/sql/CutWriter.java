package io.caelmor.persistence.sql;

import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.world.WorldId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a cut within the caller's transaction: the fence, then window after window of rows, read and written in batches.
final class CutWriter {
    private static final Logger LOG = LoggerFactory.getLogger(CutWriter.class);
    /// How many cuts the end of an entity is remembered, to recognise a save of it that comes late.
    static final int REMEMBERED_CUTS = 1_000;

    private final WorldId world;
    private final WorldFence fence;
    private final EntityStatements sql;
    private final RowValues values;
    private final RowSum sum;
    private final AbsentColumns absent;
    private final StoredVersions stored;
    private final FailurePoint betweenStatements;
    private final Boxes boxes = new Boxes();
    private final Verdict[] verdicts = new Verdict[StoredVersions.WINDOW];

    CutWriter(WorldId world, WorldFence fence, EntityStatements statements, EntityColumns columns, AbsentColumns absent, DSLContext sql,
            FailurePoint betweenStatements) {
        this.world = world;
        this.fence = fence;
        this.sql = statements;
        this.absent = absent;
        values = new RowValues(columns);
        sum = new RowSum(world, columns);
        stored = new StoredVersions(sql, world, boxes);
        this.betweenStatements = betweenStatements;
    }

    /// Anything but `COMMITTED` is to be rolled back.
    CommitOutcome write(Lease lease, Cut cut) throws SQLException {
        if (!fence.holds(lease, cut)) {
            LOG.error("The world {} was opened by another server: this one can't save it any more", world);
            return CommitOutcome.FENCED;
        }
        var rows = cut.rows();
        for (int from = 0; from < rows.size(); from += StoredVersions.WINDOW) {
            int to = Math.min(from + StoredVersions.WINDOW, rows.size());
            stored.read(lease, rows, from, to);
            if (!judge(cut, from, to)) {
                return CommitOutcome.CONFLICT;
            }
            write(lease, cut, from, to);
        }
        if (cut.number() % REMEMBERED_CUTS == 0) {
            forget(lease, cut.number() - REMEMBERED_CUTS);
        }
        return CommitOutcome.COMMITTED;
    }

    private boolean judge(Cut cut, int from, int to) {
        var rows = cut.rows();
        for (int row = from; row < to; row++) {
            int known = stored.find(rows.id(row));
            var verdict = Verdict.of(stored, known, rows.version(row), rows.deleted(row));
            if (verdict == Verdict.CONFLICT) {
                LOG.error("Cut {} of the world {} has version {} of entity {}, which the store {} in version {}: another server wrote it",
                        cut.number(), world, rows.version(row), rows.id(row), stored.ended(known) ? "saw end" : "holds", stored.version(known));
                return false;
            }
            verdicts[row - from] = verdict;
        }
        return true;
    }

    private void write(Lease lease, Cut cut, int from, int to) throws SQLException {
        var rows = cut.rows();
        var inserts = new Batch(lease.prepared(sql.insert()));
        var updates = new Batch(lease.prepared(sql.update()));
        var moves = new Batch(lease.prepared(sql.move()));
        var deletes = new Batch(lease.prepared(sql.delete()));
        var ends = new Batch(lease.prepared(sql.end()));
        for (int row = from; row < to; row++) {
            switch (verdicts[row - from]) {
                case INSERT -> {
                    int next = bind(inserts.statement(), rows, row, 0);
                    bindOwner(inserts.statement(), next, rows, row);
                    inserts.add();
                }
                case UPDATE -> {
                    int next = bind(updates.statement(), rows, row, absent.stored(lease, rows.id(row)));
                    if (sql.upserts()) {
                        bindOwner(updates.statement(), next, rows, row);
                    } else {
                        updates.statement().setObject(next, boxes.of(rows.version(row)));
                    }
                    updates.add();
                    if (stored.account(stored.find(rows.id(row))) != rows.account(row)) {
                        move(moves, rows, row);
                    }
                }
                case DELETE -> {
                    deletes.statement().setLong(1, rows.id(row));
                    deletes.statement().setLong(2, rows.version(row));
                    deletes.add();
                    end(ends, cut, row);
                }
                case END -> end(ends, cut, row);
                case THERE -> { }
                case CONFLICT -> throw new IllegalStateException("a conflict is not written");
            }
        }
        inserts.run();
        betweenStatements.hit();
        updates.run();
        betweenStatements.hit();
        moves.run();
        betweenStatements.hit();
        deletes.run();
        ends.run();
    }

    /// Binds the columns, the sum, version and id; answers the next parameter.
    private int bind(PreparedStatement statement, EntityRows rows, int row, long others) throws SQLException {
        values.bind(statement, rows, row, boxes);
        int next = values.count() + 1;
        statement.setLong(next, sum.of(rows, row, others));
        statement.setObject(next + 1, boxes.of(rows.version(row)));
        statement.setObject(next + 2, boxes.of(rows.id(row)));
        return next + 3;
    }

    private void bindOwner(PreparedStatement statement, int first, EntityRows rows, int row) throws SQLException {
        statement.setString(first, world.name());
        statement.setLong(first + 1, rows.account(row));
    }

    private void move(Batch moves, EntityRows rows, int row) throws SQLException {
        bindOwner(moves.statement(), 1, rows, row);
        moves.statement().setLong(3, rows.id(row));
        moves.add();
    }

    private void end(Batch ends, Cut cut, int row) throws SQLException {
        ends.statement().setLong(1, cut.rows().id(row));
        ends.statement().setString(2, world.name());
        ends.statement().setLong(3, cut.rows().version(row));
        ends.statement().setLong(4, cut.number());
        ends.add();
    }

    private void forget(Lease lease, long cut) throws SQLException {
        var statement = lease.prepared(sql.forget());
        statement.setString(1, world.name());
        statement.setLong(2, cut);
        statement.executeUpdate();
    }
}
