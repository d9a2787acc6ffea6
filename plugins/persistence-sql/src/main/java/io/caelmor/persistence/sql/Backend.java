package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.world.WorldId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.SQLDialect;

/// What differs between databases, and nothing else. All other code speaks through jOOQ's dialect and JDBC.
sealed interface Backend permits SqliteBackend, PostgresBackend, MariaDbBackend {
    /// The URLs that [#of] knows, as advice.
    String URL_FORMS = "jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE or jdbc:mariadb://HOST/DATABASE";

    /// The backend that the URL names; touches nothing. Throws [StoreException] where it names none.
    static Backend of(ConnectionSettings settings) throws StoreException {
        var url = settings.url();
        if (url.startsWith(SqliteBackend.PREFIX)) {
            return SqliteBackend.of(settings);
        }
        if (url.startsWith(PostgresBackend.PREFIX)) {
            return new PostgresBackend(settings);
        }
        if (url.startsWith(MariaDbBackend.PREFIX)) {
            return new MariaDbBackend(settings);
        }
        // No more of it than the scheme: the rest may hold a password.
        var scheme = url.matches("(jdbc:)?[A-Za-z0-9+]+:.*") ? "begins with " + url.replaceAll("^((jdbc:)?[^:]*:).*", "$1") + ", which"
                : "is no JDBC URL and";
        throw new StoreException(scheme + " names no database that this plugin knows.");
    }

    ConnectionSettings settings();

    /// The product's name.
    String product();

    /// File, or host and database; no password.
    String place();

    SQLDialect dialect();

    /// Makes ready what must be there before the first connection, and answers where connections come from.
    DataSource source() throws StoreException;

    /// Whether it is a file of this machine, which is there or not.
    boolean isFile();

    /// Most connections at once.
    int connections();

    /// Isolation level by its JDBC name; empty for the database's only one.
    String isolation();

    /// Whether rows that are there are written by inserts that give way to them: where the driver makes one statement of many of those, and of
    /// updates it doesn't.
    default boolean upserts() {
        return false;
    }

    /// A 32-bit float, kept bit for bit.
    DataType<?> float32();

    /// A text of up to some kilobytes, equal only to itself, byte for byte.
    DataType<String> text();

    /// A text of at most `length` characters that an index can hold, equal only to itself.
    DataType<String> key(int length);

    /// Lets one server at a time look at and change tables; the first statement of its transaction.
    void lockSchema(DSLContext sql) throws StoreException;

    /// Ends what [#lockSchema] began, where the end of the transaction didn't.
    void unlockSchema(DSLContext sql);

    /// Sentences about this database's configuration that the operator should know of: what it may lose.
    List<String> weaknesses(DSLContext sql);

    /// Says what the database itself finds damaged, as sentences. Nothing for a server: its pages have checksums of their own, and its tools look
    /// at them.
    default void check(DSLContext sql, Consumer<String> problems) {}

    /// Tells which cut of the world was last reported saved. None for a server, which vouches for its own log.
    default SavedMark mark(WorldId world) {
        return SavedMark.none();
    }

    /// A connection that only looks: it makes nothing, and its transaction sees one state from its first statement on. Throws [StoreException]
    /// where there is nothing to look at.
    Connection look() throws SQLException, StoreException;

    /// What the store takes on the disk.
    long bytes(DSLContext sql);

    /// What a person can do about a failure.
    String advice(SQLException failure);
}
