package io.caelmor.trials.crash;

import io.caelmor.trials.Table;
import io.caelmor.trials.check.Finding;
import io.caelmor.trials.check.Finding.Promise;
import io.caelmor.trials.server.Readiness;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;

/// All rounds of a trial, as one table.
public final class CrashReport {
    /// What is shown as a number of its own, zero or not.
    private static final EnumSet<Promise> SHOWN = EnumSet.of(Promise.ACKNOWLEDGED, Promise.WHOLE, Promise.UNIQUE, Promise.CONSTANT,
            Promise.SOUND, Promise.READY, Promise.CONSISTENT);

    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    /// Whether every promise was kept.
    public boolean fine() {
        return rounds.stream().allMatch(Round::fine);
    }

    /// All that were broken.
    public List<Finding> findings() {
        return rounds.stream().flatMap(round -> round.findings().stream()).toList();
    }

    /// Prints the table.
    public void print(PrintStream out, String heading) {
        out.println(heading);
        var table = new Table();
        var kills = new TreeMap<String, int[]>();
        for (var round : rounds) {
            if (round.kill().atPoint() || !round.kill().after().isZero()) {
                var counts = kills.computeIfAbsent(round.kill().atPoint() ? round.kill().point() : "", _ -> new int[2]);
                counts[0]++;
                counts[1] += round.reached() ? 1 : 0;
            }
        }
        kills.forEach((point, counts) -> table.row(point.isEmpty() ? "killed at a random moment" : "killed at " + point,
                point.isEmpty() ? counts[0] : counts[1],
                point.isEmpty() || counts[0] == counts[1] ? "" : "and " + (counts[0] - counts[1]) + " from outside, before it was passed so often"));
        table.row("commands acknowledged as saved", rounds.stream().mapToLong(Round::acknowledged).sum());
        ready(table, "ready after", Readiness::wall);
        ready(table, "of that on a processor", Readiness::processor);
        for (var promise : SHOWN) {
            table.row(promise.broken(), findings().stream().filter(finding -> finding.promise() == promise).count());
        }
        table.print(out);
    }

    private void ready(Table table, String what, Function<Readiness, Duration> time) {
        var times = rounds.stream().flatMap(round -> round.ready().stream()).map(time).sorted().toList();
        if (!times.isEmpty()) {
            table.row(what, seconds(times.get(times.size() / 2)) + " (median), " + seconds(times.getLast()) + " at most");
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
