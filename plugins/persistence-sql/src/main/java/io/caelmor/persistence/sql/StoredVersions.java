package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ENDED_ENTITY;
import static io.caelmor.persistence.sql.Tables.ENTITY;
import static io.caelmor.persistence.sql.Tables.ID;
import static io.caelmor.persistence.sql.Tables.VERSION;

import io.caelmor.kernel.persist.EntityRows;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What the store holds of a window of entities, before they are written: one query for the whole window.
///
/// Reading first makes the writes plain inserts and updates, the same on every database, and the verdict on each row our
/// own, rather than a reading of drivers' update counts. The lock that [WorldFence] took keeps it true until the commit.
final class StoredVersions {
    /// Most rows of a window.
    static final int WINDOW = 256;
    private static final int SMALL_WINDOW = 16;

    private final String query;
    private final String smallQuery;
    private final Map<Long, Stored> found = new HashMap<>();

    StoredVersions(DSLContext sql) {
        query = query(sql, WINDOW);
        smallQuery = query(sql, SMALL_WINDOW);
    }

    private static String query(DSLContext sql, int ids) {
        var some = Collections.nCopies(ids, 0L);
        return sql.select(ID, VERSION, DSL.inline(0)).from(ENTITY).where(ID.in(some))
                .unionAll(sql.select(ID, VERSION, DSL.inline(1)).from(ENDED_ENTITY).where(ID.in(some)))
                .getSQL();
    }

    /// Reads rows `from` to below `to`, at most [#WINDOW].
    void read(Lease lease, EntityRows rows, int from, int to) throws SQLException {
        found.clear();
        int width = to - from <= SMALL_WINDOW ? SMALL_WINDOW : WINDOW;
        var statement = lease.prepared(width == WINDOW ? query : smallQuery);
        for (int at = 0; at < width; at++) {
            // The places left over ask for the last row again.
            long id = rows.id(Math.min(from + at, to - 1));
            statement.setLong(at + 1, id);
            statement.setLong(width + at + 1, id);
        }
        try (var results = statement.executeQuery()) {
            while (results.next()) {
                found.put(results.getLong(1), new Stored(results.getLong(2), results.getInt(3) == 1));
            }
        }
    }

    /// What is stored of an entity that was read, or null.
    Stored of(long id) {
        return found.get(id);
    }

    /// The version that is stored; `ended` where it is known only that the entity ended with it.
    record Stored(long version, boolean ended) {}
}
