package io.caelmor.persistence.log;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.testing.store.Layouts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Measures [LogStore]: rows committed a second, what a step of cleaning costs, and how long a start takes.
///
/// `main FOLDER`: the folder must be new.
final class LogRate {
    private static final int ENTITIES = 16_384;
    private static final StoreLayout LAYOUT = Layouts.layout(column("bank.gold", FieldType.LONG), column("combat.health", FieldType.INT),
            column("combat.target", FieldType.LONG), column("kind", FieldType.INT), column("movement.speed", FieldType.FLOAT),
            column("movement.to_x", FieldType.FLOAT), column("movement.to_y", FieldType.FLOAT), column("title", FieldType.TEXT),
            column("x", FieldType.FLOAT), column("y", FieldType.FLOAT));

    private LogRate() {}

    private static StoredColumn column(String name, FieldType type) {
        return new StoredColumn(name, type, 64);
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        for (int size : new int[] {1, 100, 2_000, ENTITIES}) {
            run(folder.resolve("log-" + size), size, size == ENTITIES ? 120 : 600);
        }
    }

    private static void run(Path folder, int size, int commits) throws Exception {
        var settings = new LogSettings(folder, 8 << 20, 50);
        var store = new LogStore(settings, LogPoints.of(new FailurePoints()::point));
        store.open(LAYOUT);
        store.commit(cut(ENTITIES, 1));
        var nanos = new long[commits];
        var cleaned = new long[commits];
        int cleanings = 0;
        long oldest = oldest(folder);
        for (int i = 0; i < commits; i++) {
            var cut = cut(size, i + 2);
            long start = System.nanoTime();
            if (store.commit(cut) != COMMITTED) {
                throw new IllegalStateException("not committed");
            }
            nanos[i] = System.nanoTime() - start;
            long now = oldest(folder);
            if (now != oldest) {
                cleaned[cleanings++] = nanos[i];
                oldest = now;
            }
        }
        store.close();
        Arrays.sort(nanos);
        Arrays.sort(cleaned, 0, cleanings);
        var again = new LogStore(settings, LogPoints.of(new FailurePoints()::point));
        long start = System.nanoTime();
        again.open(LAYOUT);
        long opened = System.nanoTime();
        again.loadWorld(new EntityRows(LAYOUT, ENTITIES));
        long loaded = System.nanoTime();
        again.close();
        System.out.printf("cut of %6d: median %7.2f ms, p99 %7.2f ms, %,9.0f rows/s; %d commits with cleaning, slowest %.1f ms;"
                        + " open %.0f ms, load %.0f ms%n", size, nanos[commits / 2] / 1e6, nanos[commits * 99 / 100] / 1e6,
                size * 1e9 / nanos[commits / 2], cleanings, cleanings == 0 ? 0 : cleaned[cleanings - 1] / 1e6,
                (opened - start) / 1e6, (loaded - opened) / 1e6);
    }

    private static long oldest(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> StoreFolder.segmentNumber(file.getFileName().toString())).filter(n -> n > 0).min().orElseThrow();
        }
    }

    private static Cut cut(int size, int number) {
        var cut = new Cut(LAYOUT, size);
        cut.begin(number, number);
        for (int i = 0; i < size; i++) {
            int row = cut.rows().add(i + 1, 0, number);
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
}
