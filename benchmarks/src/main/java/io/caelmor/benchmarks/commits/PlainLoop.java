package io.caelmor.benchmarks.commits;

import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one would write by hand: a prepared upsert for each row, batched, in one transaction. It checks no version, knows no fence and
/// makes one try.
final class PlainLoop implements AutoCloseable {
    private static final List<StoredColumn> COLUMNS = SampleCuts.LAYOUT.columns();

    private final Connection connection;
    private final PreparedStatement upsert;

    PlainLoop(String url, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
        try (var statement = connection.createStatement()) {
            if (url.startsWith("jdbc:sqlite:")) {
                statement.execute("pragma journal_mode = wal");
                statement.execute("pragma synchronous = full");
            }
            statement.execute("create table plain (id bigint primary key, world varchar(32) not null, account bigint not null, version bigint not null, "
                    + COLUMNS.stream().map(column -> column.name() + " " + type(column)).collect(Collectors.joining(", ")) + ")");
            // Without it nobody's entities could be found at login.
            statement.execute("create index plain_of on plain (world, account)");
        }
        connection.setAutoCommit(false);
        upsert = connection.prepareStatement(upsert(url.startsWith("jdbc:mariadb:")));
    }

    void commit(Cut cut) throws SQLException {
        var rows = cut.rows();
        for (int row = 0; row < rows.size(); row++) {
            upsert.setLong(1, rows.id(row));
            upsert.setString(2, "main");
            upsert.setLong(3, rows.account(row));
            upsert.setLong(4, rows.version(row));
            for (int column = 0; column < COLUMNS.size(); column++) {
                switch (COLUMNS.get(column).type()) {
                    case INT -> upsert.setInt(column + 5, rows.int32(row, column));
                    case LONG -> upsert.setLong(column + 5, rows.int64(row, column));
                    case FLOAT -> upsert.setFloat(column + 5, rows.float32(row, column));
                    default -> upsert.setString(column + 5, rows.text(row, column));
                }
            }
            upsert.addBatch();
        }
        var counts = upsert.executeBatch();
        connection.commit();
        if (counts.length != rows.size() || Arrays.stream(counts).anyMatch(count -> count == Statement.EXECUTE_FAILED)) {
            throw new SQLException("rows are missing");
        }
    }

    private static String type(StoredColumn column) {
        return switch (column.type()) {
            case INT -> "int";
            case LONG -> "bigint";
            case FLOAT -> "real";
            default -> "varchar(64)";
        };
    }

    private static String upsert(boolean mariaDb) {
        var names = COLUMNS.stream().map(StoredColumn::name).toList();
        var all = "id, world, account, version, " + String.join(", ", names);
        var changed = Stream.concat(Stream.of("account", "version"), names.stream());
        return "insert into plain (" + all + ") values (" + String.join(", ", Collections.nCopies(4 + names.size(), "?")) + ") "
                + (mariaDb ? "on duplicate key update " + changed.map(name -> name + " = values(" + name + ")").collect(Collectors.joining(", "))
                        : "on conflict (id) do update set " + changed.map(name -> name + " = excluded." + name).collect(Collectors.joining(", ")));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
