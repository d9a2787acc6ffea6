package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.SQLDataType;
import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL, version 13 or newer.
record PostgresBackend(ConnectionSettings settings) implements Backend {
    static final String PREFIX = "jdbc:postgresql:";
    /// Key of the advisory lock that serialises changes of tables: "caelmor" in ASCII.
    private static final long SCHEMA_LOCK = 0x63_61_65_6C_6D_6F_72L;

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public String place() {
        return ServerAddress.of(settings.url(), PREFIX);
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public DataSource source() throws StoreException {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(settings.url());
        } catch (IllegalArgumentException _) {
            throw new StoreException("The URL of " + product() + " " + place() + " can't be read. Write it as "
                    + PREFIX + "//HOST:PORT/DATABASE.");
        }
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
        }
        if (!settings.password().isEmpty()) {
            source.setPassword(settings.password());
        }
        // Whole seconds, and 0 would be for ever.
        source.setConnectTimeout((int) Math.max(1, settings.connectTimeout().toSeconds()));
        source.setSocketTimeout((int) Math.max(1, settings.answerTimeout().toSeconds()));
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        return source;
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

    @Override
    public boolean upserts() {
        return true;
    }

    @Override
    public DataType<?> float32() {
        return SQLDataType.REAL;
    }

    @Override
    public DataType<String> text() {
        return SQLDataType.CLOB;
    }

    @Override
    public DataType<String> key(int length) {
        return SQLDataType.VARCHAR(length);
    }

    @Override
    public void lockSchema(DSLContext sql) {
        sql.fetch("select pg_advisory_xact_lock({0})", SCHEMA_LOCK);
    }

    @Override
    public void unlockSchema(DSLContext sql) {
        // It ended with the transaction.
    }

    @Override
    public List<String> weaknesses(DSLContext sql) {
        var found = new ArrayList<String>();
        for (var setting : List.of("fsync", "synchronous_commit")) {
            if ("off".equals(sql.fetchValue("select current_setting({0})", setting))) {
                found.add("its setting " + setting + " is off, so what was reported saved can be lost with the machine; set it to on");
            }
        }
        return found;
    }

    @Override
    public Connection look() throws SQLException, StoreException {
        return ServerAddress.look(source());
    }

    @Override
    public long bytes(DSLContext sql) {
        return ((Number) sql.fetchValue("select pg_database_size(current_database())")).longValue();
    }

    @Override
    public String advice(SQLException failure) {
        return ServerAddress.advice(failure);
    }
}
