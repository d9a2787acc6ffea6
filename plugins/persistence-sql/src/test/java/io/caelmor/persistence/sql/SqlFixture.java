package io.caelmor.persistence.sql;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.Store;
import io.caelmor.testing.store.StoreFixture;
import io.caelmor.testing.store.StorePlace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Opens stores on one database, which is new for each test, and looks into it as a person does.
abstract class SqlFixture extends StoreFixture {
    static final String BEFORE_COMMIT = "persist.sql.beforeCommit";
    static final String AFTER_COMMIT = "persist.sql.afterCommit";

    private ConnectionSettings settings;

    /// A database with nothing in it.
    abstract ConnectionSettings freshDatabase() throws Exception;

    ConnectionSettings settings() throws Exception {
        if (settings == null) {
            settings = freshDatabase();
        }
        return settings;
    }

    @Override
    protected StorePlace freshPlace() throws Exception {
        return place(settings());
    }

    /// A database as the contract of all stores wants it.
    static StorePlace place(ConnectionSettings settings) {
        return new StorePlace() {
            @Override
            public Store store(FailurePoints points) throws Exception {
                return new SqlStore(Backend.of(settings), SqlPoints.of(points::point));
            }

            @Override
            public boolean shared() {
                return true;
            }

            @Override
            public String beforeDurable() {
                return BEFORE_COMMIT;
            }

            @Override
            public String afterDurable() {
                return AFTER_COMMIT;
            }
        };
    }

    Backend backend() throws Exception {
        return Backend.of(settings());
    }

    /// A connection without the store, as a person has it.
    Connection jdbc() throws Exception {
        return backend().source().getConnection();
    }

    List<String> query(String sql) throws Exception {
        var found = new ArrayList<String>();
        try (var connection = jdbc(); var results = connection.createStatement().executeQuery(sql)) {
            while (results.next()) {
                found.add(results.getString(1));
            }
        }
        return found;
    }

    void execute(String sql) throws Exception {
        try (var connection = jdbc()) {
            execute(connection, sql);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
