package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ACCOUNT;
import static io.caelmor.persistence.sql.Tables.ACCOUNT_NAME_LENGTH;
import static io.caelmor.persistence.sql.Tables.ID;
import static io.caelmor.persistence.sql.Tables.NAME;

import io.caelmor.kernel.persist.StoreException;
import java.sql.SQLException;
import org.jooq.DSLContext;

/// Account numbers by name, shared by all worlds of the store. Names are equal only byte for byte.
///
/// The statements are made once and prepared once per connection, as a server that starts anew has all its players at the door.
final class Accounts {
    private final IdBlocks blocks;
    private final String find;
    private final String insert;

    Accounts(DSLContext sql, IdBlocks blocks) {
        this.blocks = blocks;
        find = sql.select(ID).from(ACCOUNT).where(NAME.eq("")).getSQL();
        insert = sql.insertInto(ACCOUNT).columns(ID, NAME).values(0L, "").getSQL();
    }

    /// Throws [StoreException] where no store could keep the name.
    static void check(String name) throws StoreException {
        if (name.codePointCount(0, name.length()) > ACCOUNT_NAME_LENGTH || !StorableText.storable(name)) {
            throw new StoreException("An account's name must be at most " + ACCOUNT_NAME_LENGTH
                    + " characters, without U+0000 and halves of surrogate pairs. Refuse such names at login.");
        }
    }

    /// The account's number, or 0. A read alone: nearly every login ends here.
    long find(Lease lease, String name) throws SQLException {
        var statement = lease.prepared(find);
        statement.setString(1, name);
        try (var found = statement.executeQuery()) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    /// Gives the account a number. Servers that share the store take turns at the row that holds the next number, so the one
    /// that comes second finds the account made.
    long create(Lease lease, String name) throws SQLException {
        long next = blocks.take(lease, IdBlocks.ACCOUNTS, 1);
        long made = find(lease, name);
        if (made != 0) {
            return made;
        }
        var statement = lease.prepared(insert);
        statement.setLong(1, next);
        statement.setString(2, name);
        statement.executeUpdate();
        return next;
    }
}
