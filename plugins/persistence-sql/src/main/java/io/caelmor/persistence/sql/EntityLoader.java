package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.world.WorldId;
import java.sql.SQLException;

/// Reads the entities of one owner in one world, in the order of their ids.
final class EntityLoader {
    /// Rows that a server's driver holds at a time.
    private static final int FETCH_ROWS = 1_000;
    /// Id, account, version and sum stand before the values.
    private static final int FIXED_COLUMNS = 4;

    private final WorldId world;
    private final String query;
    private final RowValues values;
    private final RowSum sum;
    private final AbsentColumns absent;
    private final String store;

    /// @param store kind and place, for sentences
    EntityLoader(WorldId world, EntityStatements statements, EntityColumns columns, AbsentColumns absent, String store) {
        this.world = world;
        this.absent = absent;
        this.store = store;
        sum = new RowSum(world, columns);
        query = statements.load();
        values = new RowValues(columns);
    }

    /// Adds the entities of `account` to `into`. Throws [StoreException] where they don't fit, `owner` names it there; and where one isn't
    /// as it was written.
    void load(Lease lease, long account, String owner, EntityRows into) throws SQLException, StoreException {
        var statement = lease.prepared(query);
        statement.setFetchSize(FETCH_ROWS);
        statement.setString(1, world.name());
        statement.setLong(2, account);
        try (var results = statement.executeQuery()) {
            while (results.next()) {
                if (into.room() == 0) {
                    throw new StoreException(owner + " of the world " + world + " has more stored entities than the "
                            + into.size() + " that there is room for. Raise world.entities, or remove entities.");
                }
                int row = into.add(results.getLong(1), results.getLong(2), results.getLong(3));
                values.read(results, FIXED_COLUMNS, into, row);
                long stored = results.getLong(FIXED_COLUMNS);
                if (stored != RowSum.UNCHECKED && stored != sum.of(into, row, absent.read(results, FIXED_COLUMNS + values.count()))) {
                    throw new StoreException(Failures.damagedRow(store, into.id(row)));
                }
            }
        }
    }
}
