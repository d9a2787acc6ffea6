package io.caelmor.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection taken from the pool, with the statements that were prepared on it.
final class Lease {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Connection connection;
    private final DSLContext sql;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private long usedNanos = System.nanoTime();

    Lease(Connection connection, SQLDialect dialect) {
        this.connection = connection;
        var configuration = new DefaultConfiguration();
        configuration.setConnection(connection);
        configuration.setSQLDialect(dialect);
        sql = configuration.dsl();
    }

    Connection connection() {
        return connection;
    }

    /// For what is done seldom; what is done often goes through [#prepared].
    DSLContext sql() {
        return sql;
    }

    /// The statement, prepared at its first use. It may be used again once its results are closed.
    PreparedStatement prepared(String statement) throws SQLException {
        var known = statements.get(statement);
        if (known == null) {
            known = connection.prepareStatement(statement);
            statements.put(statement, known);
        }
        return known;
    }

    void touch() {
        usedNanos = System.nanoTime();
    }

    long idleNanos() {
        return System.nanoTime() - usedNanos;
    }

    /// Gives the connection back to the pool, which closes the statements too.
    void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            LOG.debug("closing a connection failed", failure);
        }
    }
}
