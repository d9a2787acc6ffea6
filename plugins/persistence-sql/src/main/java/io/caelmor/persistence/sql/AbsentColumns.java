package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ENTITY;
import static io.caelmor.persistence.sql.Tables.ID;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.world.WorldId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.DSLContext;

/// The stored columns of plugins that aren't there: kept as they are, and read for the sake of the row's sum alone.
final class AbsentColumns {
    private final EntityColumns columns;
    private final RowValues values;
    private final RowSum sum;
    private final EntityRows scratch;
    private final String query;

    AbsentColumns(DSLContext sql, WorldId world, EntityColumns columns) {
        this.columns = columns;
        values = new RowValues(columns);
        sum = new RowSum(world, columns);
        scratch = new EntityRows(columns.layout(world), 1);
        query = sql.select(columns.fields()).from(ENTITY).where(ID.eq(0L)).getSQL();
    }

    EntityColumns columns() {
        return columns;
    }

    /// What they add to the sum of the row that is stored of `id`.
    long stored(Lease lease, long id) throws SQLException {
        if (columns.count() == 0) {
            return 0;
        }
        var statement = lease.prepared(query);
        statement.setLong(1, id);
        try (var results = statement.executeQuery()) {
            return results.next() ? read(results, 0) : 0;
        }
    }

    /// What they add to the sum, where they are the results' columns after `offset`.
    long read(ResultSet results, int offset) throws SQLException {
        scratch.clear();
        scratch.add(1, 0, 1);
        values.read(results, offset, scratch, 0);
        return sum.values(scratch, 0);
    }
}
