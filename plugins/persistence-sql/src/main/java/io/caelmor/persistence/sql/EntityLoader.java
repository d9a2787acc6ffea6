package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.world.WorldId;
import java.sql.SQLException;

/// Reads the entities of one owner in one world, in the order of their ids.
final class EntityLoader {
    /// Rows that a server's driver holds at a time.
    private static final int FETCH_ROWS = 1_000;

    private final WorldId world;
    private final String query;
    private final RowValues values;

    EntityLoader(WorldId world, EntityStatements statements, EntityColumns columns) {
        this.world = world;
        query = statements.load();
        values = new RowValues(columns);
    }

    /// Adds the entities of `account` to `into`. Throws [StoreException] where they don't fit; `owner` names it there.
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
                values.read(results, 3, into, row);
            }
        }
    }
}
