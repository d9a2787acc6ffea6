package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ID_BLOCK;
import static io.caelmor.persistence.sql.Tables.NAME;
import static io.caelmor.persistence.sql.Tables.NEXT;
import static io.caelmor.persistence.sql.Tables.NEXT_NEGATED;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/// Numbers that are handed out once: the row of a kind holds the next. The update locks the row, so that servers that share
/// a store take turns, and none gets what another got.
final class IdBlocks {
    static final String ENTITIES = "entity";
    static final String ACCOUNTS = "account";

    private final String take;
    private final String taken;

    IdBlocks(DSLContext sql) {
        take = sql.update(ID_BLOCK).set(NEXT, NEXT.plus(0L)).set(NEXT_NEGATED, NEXT_NEGATED.minus(0L)).where(NAME.eq("")).getSQL();
        taken = sql.select(NEXT).from(ID_BLOCK).where(NAME.eq("")).getSQL();
    }

    /// Takes `count` numbers and answers the first. They are taken when the transaction is committed.
    long take(Lease lease, String kind, int count) throws SQLException {
        var update = lease.prepared(take);
        update.setLong(1, count);
        update.setLong(2, count);
        update.setString(3, kind);
        int rows = update.executeUpdate();
        var query = lease.prepared(taken);
        query.setString(1, kind);
        try (var next = query.executeQuery()) {
            if (rows != 1 || !next.next()) {
                throw new IllegalStateException("the table id_block has no row '" + kind + "'");
            }
            return next.getLong(1) - count;
        }
    }

    /// Makes the rows that aren't there.
    static void create(DSLContext sql) {
        for (var kind : new String[] {ENTITIES, ACCOUNTS}) {
            if (!sql.fetchExists(ID_BLOCK, NAME.eq(kind))) {
                sql.insertInto(ID_BLOCK).columns(NAME, NEXT, NEXT_NEGATED).values(kind, 1L, -1L).execute();
            }
        }
    }

    /// Makes `next` the next number, unless that is greater already.
    static void raise(DSLContext sql, String kind, long next) {
        sql.update(ID_BLOCK).set(NEXT, next).set(NEXT_NEGATED, -next).where(NAME.eq(kind)).and(NEXT.lt(next)).execute();
    }

    /// The next number; not taken.
    static long next(DSLContext sql, String kind) {
        var next = sql.select(NEXT).from(ID_BLOCK).where(NAME.eq(kind)).fetchOne(NEXT);
        return next == null ? 1 : next;
    }

    /// Says which rows aren't as they were written: numbers that were given once would be given again.
    static void damages(DSLContext sql, String store, Consumer<String> problems) {
        for (var kind : new String[] {ENTITIES, ACCOUNTS}) {
            var row = sql.select(NEXT, NEXT_NEGATED).from(ID_BLOCK).where(NAME.eq(kind)).fetchOne();
            if (row == null || row.value1() < 1 || row.value1() != -row.value2()) {
                problems.accept("The store " + store + " is damaged: in the table id_block the row '" + kind
                        + "' isn't as a server wrote it. Keep a copy, and put a backup in its place.");
            }
        }
    }
}
