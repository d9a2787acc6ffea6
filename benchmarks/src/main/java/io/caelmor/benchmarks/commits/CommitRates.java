package io.caelmor.benchmarks.commits;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.Store;
import io.caelmor.persistence.log.LogStores;
import io.caelmor.persistence.sql.SqlStores;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Entities committed a second, by [Store#commit] and by the [PlainLoop], which take turns commit by commit, so that whatever else
/// the machine does meets both. The log, which is no database, stands beside the plain loop on SQLite.
///
/// `main FOLDER COMMITS BACKEND...`: the folder must be new; backends are `sqlite`, `log`, `postgresql`, `mariadb`. `COMMITS` is how
/// often each cut of a hundred is committed; larger ones less often. Prints one line of `key=value` pairs for each size and kind.
public final class CommitRates {
    private static final int[] SIZES = {1, 100, 1_000, 10_000};

    private CommitRates() {}

    public static void main(String[] arguments) throws Exception {
        measure(Files.createDirectories(Path.of(arguments[0])), SIZES, Integer.parseInt(arguments[1]),
                Arrays.copyOfRange(arguments, 2, arguments.length), System.out);
    }

    static void measure(Path folder, int[] sizes, int commits, String[] kinds, PrintStream out) throws Exception {
        for (var kind : kinds) {
            try (var database = Database.open(kind, folder)) {
                for (int size : sizes) {
                    int times = Math.max(10, size <= 100 ? commits : commits * 100 / size);
                    out.println(measure(kind, database, folder, size, times, false));
                    out.println(measure(kind, database, folder, size, times, true));
                }
            }
        }
    }

    private static String measure(String kind, Database database, Path folder, int size, int commits, boolean fresh) throws Exception {
        var name = kind + "_" + size + (fresh ? "_new" : "_changed");
        var store = kind.equals("log") ? LogStores.in(folder.resolve(name)) : SqlStores.at(database.fresh(name), database.user(), "");
        store.open(SampleCuts.LAYOUT);
        var ours = new ArrayList<Long>();
        var plain = new ArrayList<Long>();
        try (var loop = new PlainLoop(database.fresh(name + "_plain"), database.user(), "")) {
            int warmUp = Math.max(3, commits / 5);
            for (int number = 1; number <= warmUp + commits; number++) {
                var cut = SampleCuts.cut(size, number, fresh);
                // Who comes second finds caches and disk as the other left them: they take turns in that too.
                long plainNanos = number % 2 == 0 ? nanos(loop, cut) : 0;
                long ourNanos = nanos(store, cut);
                plainNanos += number % 2 == 0 ? 0 : nanos(loop, cut);
                if (number > warmUp) {
                    ours.add(ourNanos);
                    plain.add(plainNanos);
                }
            }
        } finally {
            store.close();
        }
        double rate = size * 1e9 / median(ours);
        double plainRate = size * 1e9 / median(plain);
        return String.format(Locale.ROOT, "RESULT backend=%s entities=%d kind=%s rate=%.0f plain=%.0f ratio=%.2f ms99=%.1f", kind, size,
                fresh ? "new" : "changed", rate, plainRate, rate / plainRate, ours.get(ours.size() * 99 / 100) / 1e6);
    }

    private static long nanos(Store store, Cut cut) {
        long start = System.nanoTime();
        if (store.commit(cut) != CommitOutcome.COMMITTED) {
            throw new IllegalStateException("a cut of " + cut.rows().size() + " was not committed to " + store.describe());
        }
        return System.nanoTime() - start;
    }

    private static long nanos(PlainLoop loop, Cut cut) throws SQLException {
        long start = System.nanoTime();
        loop.commit(cut);
        return System.nanoTime() - start;
    }

    /// Sorts them.
    private static double median(List<Long> nanos) {
        Collections.sort(nanos);
        return nanos.get(nanos.size() / 2);
    }
}
