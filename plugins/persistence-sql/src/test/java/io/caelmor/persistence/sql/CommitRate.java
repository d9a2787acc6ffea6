package io.caelmor.persistence.sql;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.testing.store.Layouts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Measures rows committed a second: [SqlStore#commit], against a plain loop of one prepared upsert, batched, in one
/// transaction, of the same rows into a table of the same columns on the same disk. The two take turns within one run.
///
/// `main FOLDER`: the folder must be new; SQLite alone.
final class CommitRate {
    private static final StoreLayout LAYOUT = Layouts.layout(column("bank.gold", FieldType.LONG), column("combat.health", FieldType.INT),
            column("combat.target", FieldType.LONG), column("kind", FieldType.INT), column("movement.speed", FieldType.FLOAT),
            column("movement.to_x", FieldType.FLOAT), column("movement.to_y", FieldType.FLOAT), column("title", FieldType.TEXT),
            column("x", FieldType.FLOAT), column("y", FieldType.FLOAT));
    private static final int WARM_UP = 20;

    private CommitRate() {}

    private static StoredColumn column(String name, FieldType type) {
        return new StoredColumn(name, type, 64);
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        System.out.println("cut size, kind: store rows/s, plain rows/s, ratio (medians of the commits)");
        for (int size : new int[] {1, 100, 10_000}) {
            int commits = size == 10_000 ? 60 : 600;
            run(folder, size, commits, false);
            run(folder, size, commits, true);
        }
    }

    private static void run(Path folder, int size, int commits, boolean fresh) throws Exception {
        var name = size + (fresh ? "-new" : "-changed");
        var points = new FailurePoints();
        var store = new SqlStore(Backend.of(settings(folder, name + "-store")), points.point("before"), points.point("after"));
        store.open(LAYOUT);
        var plainBackend = Backend.of(settings(folder, name + "-plain"));
        var shape = new SqlStore(plainBackend, points.point("before"), points.point("after"));
        shape.open(LAYOUT);
        shape.close();
        var storeNanos = new ArrayList<Long>();
        var plainNanos = new ArrayList<Long>();
        try (var connection = plainBackend.source().getConnection()) {
            connection.setAutoCommit(false);
            try (var upsert = connection.prepareStatement(upsert())) {
                for (int number = 1; number <= commits; number++) {
                    var cut = cut(size, number, fresh);
                    long start = System.nanoTime();
                    if (store.commit(cut) != CommitOutcome.COMMITTED) {
                        throw new IllegalStateException("not committed");
                    }
                    long between = System.nanoTime();
                    plain(connection, upsert, cut);
                    long end = System.nanoTime();
                    if (number > WARM_UP) {
                        storeNanos.add(between - start);
                        plainNanos.add(end - between);
                    }
                }
            }
        }
        store.close();
        double ours = size * 1e9 / median(storeNanos);
        double theirs = size * 1e9 / median(plainNanos);
        System.out.printf("%6d, %s: %,9.0f %,9.0f %.2f%n", size, fresh ? "new    " : "changed", ours, theirs, ours / theirs);
    }

    private static ConnectionSettings settings(Path folder, String name) {
        return ConnectionSettings.of("jdbc:sqlite:" + folder.resolve(name + ".db"), "", "");
    }

    private static Cut cut(int size, int number, boolean fresh) {
        var cut = new Cut(LAYOUT, size);
        cut.begin(number, number);
        for (int i = 0; i < size; i++) {
            int row = cut.rows().add(fresh ? (long) number * size + i : i + 1, i % 50, fresh ? 1 : number);
            for (int column = 0; column < LAYOUT.columns().size(); column++) {
                if (LAYOUT.columns().get(column).type() == FieldType.TEXT) {
                    cut.rows().setText(row, column, "entity " + i);
                } else {
                    cut.rows().setBits(row, column, Float.floatToRawIntBits(number + i * 0.37f));
                }
            }
        }
        return cut;
    }

    private static String upsert() {
        var names = new ArrayList<>(LAYOUT.columns().stream().map(column -> EntityColumns.sqlName(column.name())).toList());
        names.addAll(List.of("world", "account", "version"));
        return "insert into entity (id, " + String.join(", ", names) + ") values ("
                + String.join(", ", Collections.nCopies(names.size() + 1, "?")) + ") on conflict (id) do update set "
                + String.join(", ", names.stream().map(name -> name + " = excluded." + name).toList());
    }

    private static void plain(Connection connection, PreparedStatement upsert, Cut cut) throws Exception {
        var rows = cut.rows();
        int last = LAYOUT.columns().size() + 2;
        for (int row = 0; row < rows.size(); row++) {
            upsert.setLong(1, rows.id(row));
            for (int column = 0; column < LAYOUT.columns().size(); column++) {
                switch (LAYOUT.columns().get(column).type()) {
                    case INT -> upsert.setInt(column + 2, rows.int32(row, column));
                    case LONG -> upsert.setLong(column + 2, rows.int64(row, column));
                    case FLOAT -> upsert.setDouble(column + 2, rows.float32(row, column));
                    default -> upsert.setString(column + 2, rows.text(row, column));
                }
            }
            upsert.setString(last, "overworld");
            upsert.setLong(last + 1, rows.account(row));
            upsert.setLong(last + 2, rows.version(row));
            upsert.addBatch();
        }
        if (Arrays.stream(upsert.executeBatch()).sum() != rows.size()) {
            throw new IllegalStateException("rows are missing");
        }
        connection.commit();
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }
}
