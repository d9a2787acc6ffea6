package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mariadb.jdbc.MariaDbDataSource;

/// MariaDB, version 10.5 or newer, with InnoDB.
record MariaDbBackend(ConnectionSettings settings) implements Backend {
    static final String PREFIX = "jdbc:mariadb:";
    /// The other collations call texts equal that differ in case, in accents or in blanks at the end.
    private static final String EXACT = "utf8mb4_nopad_bin";

    @Override
    public String product() {
        return "MariaDB";
    }

    @Override
    public String place() {
        return ServerAddress.of(settings.url(), PREFIX);
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.MARIADB;
    }

    @Override
    public DataSource source() throws StoreException {
        try {
            var source = new MariaDbDataSource(withTimeouts(settings.url()));
            if (!settings.user().isEmpty()) {
                source.setUser(settings.user());
            }
            if (!settings.password().isEmpty()) {
                source.setPassword(settings.password());
            }
            return source;
        } catch (SQLException _) {
            throw new StoreException("The URL of " + product() + " " + place() + " can't be read. Write it as "
                    + PREFIX + "//HOST:PORT/DATABASE.");
        }
    }

    private String withTimeouts(String url) {
        return url + (url.contains("?") ? "&" : "?")
                + "connectTimeout=" + settings.connectTimeout().toMillis()
                + "&socketTimeout=" + settings.answerTimeout().toMillis();
    }

    @Override
    public boolean isFile() {
        return false;
    }

    @Override
    public int connections() {
        return settings.connections();
    }

    @Override
    public String isolation() {
        return "TRANSACTION_READ_COMMITTED";
    }

    /// A DOUBLE in truth: MariaDB shows a FLOAT with six digits, and so loses some of it.
    @Override
    public DataType<?> float32() {
        return SQLDataType.REAL;
    }

    @Override
    public DataType<String> text() {
        return SQLDataType.CLOB.collation(DSL.collation(EXACT));
    }

    @Override
    public DataType<String> key(int length) {
        return SQLDataType.VARCHAR(length).collation(DSL.collation(EXACT));
    }

    @Override
    public void lockSchema(DSLContext sql) throws StoreException {
        var granted = sql.fetchValue("select get_lock(concat('caelmor.', database()), {0})",
                settings.answerTimeout().toSeconds());
        if (!(granted instanceof Number number) || number.intValue() != 1) {
            throw new StoreException(product() + " " + place() + " is being opened by another server, which has not ended after "
                    + settings.answerTimeout().toSeconds() + " seconds. Look for that server, then try again.");
        }
    }

    @Override
    public void unlockSchema(DSLContext sql) {
        sql.fetch("select release_lock(concat('caelmor.', database()))");
    }

    @Override
    public List<String> weaknesses(DSLContext sql) {
        var flush = sql.fetchValue("select @@innodb_flush_log_at_trx_commit");
        return flush instanceof Number number && number.intValue() == 1 ? List.of() : List.of(
                "its setting innodb_flush_log_at_trx_commit is " + flush
                        + ", so what was reported saved can be lost with the machine; set it to 1");
    }

    @Override
    public Connection look() throws SQLException, StoreException {
        return ServerAddress.look(source());
    }

    @Override
    public long bytes(DSLContext sql) {
        return ((Number) sql.fetchValue("select coalesce(sum(data_length + index_length), 0) from information_schema.tables where table_schema = database()")).longValue();
    }

    @Override
    public String advice(SQLException failure) {
        return ServerAddress.advice(failure);
    }
}
