package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ID_BLOCK;
import static io.caelmor.persistence.sql.Tables.NAME;
import static io.caelmor.persistence.sql.Tables.NEXT;

import org.jooq.DSLContext;

/// Numbers that are handed out once: the row of a kind holds the next. The update locks the row, so that servers that share
/// a store take turns, and none gets what another got.
final class IdBlocks {
    static final String ENTITIES = "entity";
    static final String ACCOUNTS = "account";

    private IdBlocks() {}

    /// Makes the rows that aren't there.
    static void create(DSLContext sql) {
        for (var kind : new String[] {ENTITIES, ACCOUNTS}) {
            if (!sql.fetchExists(ID_BLOCK, NAME.eq(kind))) {
                sql.insertInto(ID_BLOCK).columns(NAME, NEXT).values(kind, 1L).execute();
            }
        }
    }

    /// Takes `count` numbers and answers the first. They are taken when the transaction is committed.
    static long take(DSLContext sql, String kind, int count) {
        int rows = sql.update(ID_BLOCK).set(NEXT, NEXT.plus((long) count)).where(NAME.eq(kind)).execute();
        var next = sql.select(NEXT).from(ID_BLOCK).where(NAME.eq(kind)).fetchOne(NEXT);
        if (rows != 1 || next == null) {
            throw new IllegalStateException("the table id_block has no row '" + kind + "'");
        }
        return next - count;
    }
}
