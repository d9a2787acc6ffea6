package io.caelmor.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// Opens stores on one database, which is new for each test, and closes them after it.
abstract class StoreFixture {
    final FailurePoints points = new FailurePoints();
    private final List<SqlStore> stores = new ArrayList<>();
    private ConnectionSettings settings;

    /// A database with nothing in it.
    abstract ConnectionSettings freshDatabase() throws Exception;

    ConnectionSettings settings() throws Exception {
        if (settings == null) {
            settings = freshDatabase();
        }
        return settings;
    }

    Backend backend() throws Exception {
        return Backend.of(settings());
    }

    /// A store that is not open yet.
    SqlStore store() throws Exception {
        var store = new SqlStore(backend(), points.point("persist.sql.beforeCommit"), points.point("persist.sql.afterCommit"));
        stores.add(store);
        return store;
    }

    SqlStore open(StoreLayout layout) throws Exception {
        var store = store();
        store.open(layout);
        return store;
    }

    SqlStore open() throws Exception {
        return open(Layouts.ALL);
    }

    @AfterEach
    void closeAll() {
        stores.forEach(SqlStore::close);
    }

    static List<String> world(SqlStore store, StoreLayout layout) throws StoreException {
        var rows = new EntityRows(layout, 20_000);
        store.loadWorld(rows);
        return shown(rows);
    }

    static List<String> world(SqlStore store) throws StoreException {
        return world(store, Layouts.ALL);
    }

    static List<String> shown(EntityRows rows) {
        var shown = new ArrayList<String>();
        for (int row = 0; row < rows.size(); row++) {
            shown.add(Cuts.show(rows, row));
        }
        return shown;
    }

    static EntityRows room() {
        return new EntityRows(Layouts.ALL, 100);
    }

    /// As `assertEquals`, and says which row differs.
    static void assertRows(List<String> expected, List<String> found) {
        for (int row = 0; row < Math.min(expected.size(), found.size()); row++) {
            assertEquals(expected.get(row), found.get(row), "row " + row);
        }
        assertEquals(expected.size(), found.size(), "rows");
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
