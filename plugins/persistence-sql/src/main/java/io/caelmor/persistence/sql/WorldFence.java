package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ENDED_ENTITY;
import static io.caelmor.persistence.sql.Tables.EPOCH;
import static io.caelmor.persistence.sql.Tables.LAST_CUT;
import static io.caelmor.persistence.sql.Tables.LAST_TICK;
import static io.caelmor.persistence.sql.Tables.NAME;
import static io.caelmor.persistence.sql.Tables.OF_WORLD;
import static io.caelmor.persistence.sql.Tables.OPENED_AT;
import static io.caelmor.persistence.sql.Tables.SAVED_AT;
import static io.caelmor.persistence.sql.Tables.WORLD;

import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.world.WorldId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;

/// Whose the world is. Each opening takes the next epoch; a commit first touches the world's row on condition of its own
/// epoch, which locks the row until the transaction ends: a later opening waits, and an earlier server finds the row gone from it.
final class WorldFence {
    private final WorldId world;
    private final long epoch;
    private final String hold;

    private WorldFence(WorldId world, long epoch, DSLContext sql) {
        this.world = world;
        this.epoch = epoch;
        hold = sql.update(WORLD).set(LAST_CUT, 0L).set(LAST_TICK, 0L).set(SAVED_AT, "")
                .where(NAME.eq("")).and(EPOCH.eq(0L)).getSQL();
    }

    /// Throws [StoreException] where the mark tells of a cut that the world's row doesn't.
    static void check(DSLContext sql, WorldId world, SavedMark mark, String store) throws StoreException {
        var row = sql.select(EPOCH, LAST_CUT).from(WORLD).where(NAME.eq(world.name())).fetchOne();
        mark.check(store, row == null ? 0 : row.value1(), row == null ? 0 : row.value2());
    }

    /// Takes the world over, within the caller's transaction. What ended under former servers can be forgotten: their late
    /// saves are fenced off.
    static WorldFence take(DSLContext sql, WorldId world) {
        int rows = sql.update(WORLD).set(EPOCH, EPOCH.plus(1L)).set(LAST_CUT, 0L).set(OPENED_AT, now())
                .where(NAME.eq(world.name())).execute();
        if (rows == 0) {
            sql.insertInto(WORLD).columns(NAME, EPOCH, LAST_CUT, LAST_TICK, OPENED_AT)
                    .values(world.name(), 1L, 0L, 0L, now()).execute();
        }
        var epoch = sql.select(EPOCH).from(WORLD).where(NAME.eq(world.name())).fetchSingle(EPOCH);
        sql.deleteFrom(ENDED_ENTITY).where(OF_WORLD.eq(world.name())).execute();
        return new WorldFence(world, epoch, sql);
    }

    /// Notes the cut in the world's row and answers whether the world is still ours. First statement of a commit.
    boolean holds(Lease lease, Cut cut) throws SQLException {
        var statement = lease.prepared(hold);
        statement.setLong(1, cut.number());
        statement.setLong(2, cut.tick());
        statement.setString(3, now());
        statement.setString(4, world.name());
        statement.setLong(5, epoch);
        return statement.executeUpdate() == 1;
    }

    long epoch() {
        return epoch;
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
