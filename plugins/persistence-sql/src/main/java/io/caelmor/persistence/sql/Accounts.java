package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ACCOUNT;
import static io.caelmor.persistence.sql.Tables.ACCOUNT_NAME_LENGTH;
import static io.caelmor.persistence.sql.Tables.ID;
import static io.caelmor.persistence.sql.Tables.NAME;

import io.caelmor.kernel.persist.StoreException;
import org.jooq.DSLContext;

/// Account numbers by name, shared by all worlds of the store. Names are equal only byte for byte.
final class Accounts {
    private Accounts() {}

    /// Throws [StoreException] where no store could keep the name.
    static void check(String name) throws StoreException {
        if (name.codePointCount(0, name.length()) > ACCOUNT_NAME_LENGTH || !StorableText.storable(name)) {
            throw new StoreException("An account's name must be at most " + ACCOUNT_NAME_LENGTH
                    + " characters, without U+0000 and halves of surrogate pairs. Refuse such names at login.");
        }
    }

    /// The account's number, or 0. A read alone: nearly every login ends here.
    static long find(DSLContext sql, String name) {
        var found = sql.select(ID).from(ACCOUNT).where(NAME.eq(name)).fetchOne(ID);
        return found == null ? 0 : found;
    }

    /// Gives the account a number. Servers that share the store take turns at the row that holds the next number, so the one
    /// that comes second finds the account made.
    static long create(DSLContext sql, String name) {
        long next = IdBlocks.take(sql, IdBlocks.ACCOUNTS, 1);
        long made = find(sql, name);
        if (made != 0) {
            return made;
        }
        sql.insertInto(ACCOUNT).columns(ID, NAME).values(next, name).execute();
        return next;
    }
}
