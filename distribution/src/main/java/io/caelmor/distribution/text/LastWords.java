package io.caelmor.distribution.text;

import io.caelmor.kernel.Kernel;
import io.caelmor.kernel.StopReport;
import io.caelmor.kernel.metric.Histogram;
import io.caelmor.kernel.metric.KernelCounter;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a stopped server says: why, what it did, what it saved, and the ledger.
public final class LastWords {
    private static final String HOOK = "hook.";

    private LastWords() {}

    public static void print(PrintStream out, Kernel kernel, StopReport report) {
        out.println((report.clean() ? "Stopped: " : "Stopped, not cleanly: ") + Lines.single(report.reason()) + ".");
        new Table("  ")
                .row("ran", String.format(Locale.ROOT, "%,d ticks, %,d sessions, %,d commands", count(kernel, KernelCounter.TICKS),
                        count(kernel, KernelCounter.SESSIONS_ADMITTED), count(kernel, KernelCounter.COMMANDS_IN)))
                .row("ticks", ticks(kernel))
                .row("hooks", busiestHooks(kernel))
                .row("saved", saved(kernel, report))
                .row("ledger", ledger(report.held()))
                .print(out);
    }

    /// Of a server whose tick thread is lost: there are no books to read, for they are that thread's.
    public static void hopeless(PrintStream out, String why) {
        out.println("Ended at once, not in order: " + Lines.single(why) + ". What was acknowledged as saved is in the store; what changed since the last save is lost.");
    }

    /// `all zero: commands, frames, links`, or what is still held.
    public static String ledger(Map<String, Long> held) {
        var left = held.entrySet().stream().filter(entry -> entry.getValue() != 0).map(entry -> entry.getKey() + " " + entry.getValue()).toList();
        return left.isEmpty() ? "all zero: " + String.join(", ", held.keySet())
                : "STILL HELD: " + left.stream().collect(Collectors.joining(", "));
    }

    /// `took 1.20 ms (median), 3.40 (p99), 5.60 at most; began 0.06 ms (median), 0.09 (p99), 2.00 at most late`.
    private static String ticks(Kernel kernel) {
        return "took " + spread(kernel, "tick.duration") + "; began " + spread(kernel, "tick.lateness") + " late";
    }

    /// The three that took most of a usual tick.
    private static String busiestHooks(Kernel kernel) {
        return kernel.metrics().histograms().stream().filter(histogram -> histogram.name().startsWith(HOOK))
                .sorted(Comparator.comparingLong((Histogram hook) -> hook.quantile(0.5)).reversed()).limit(3)
                .map(hook -> hook.name().substring(HOOK.length()) + " " + millis(hook.quantile(0.5)))
                .collect(Collectors.joining(", ")) + " ms (median)";
    }

    private static String spread(Kernel kernel, String name) {
        return kernel.metrics().histograms().stream().filter(histogram -> histogram.name().equals(name)).findFirst()
                .map(histogram -> millis(histogram.quantile(0.5)) + " ms (median), " + millis(histogram.quantile(0.99)) + " (p99), "
                        + millis(histogram.max()) + " at most")
                .orElse("unknown");
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }

    private static String saved(Kernel kernel, StopReport report) {
        long cuts = count(kernel, KernelCounter.CUTS_COMMITTED);
        String much = String.format(Locale.ROOT, "%,d %s, %,d entities, to %s", cuts, cuts == 1 ? "cut" : "cuts",
                count(kernel, KernelCounter.ENTITIES_CAPTURED), kernel.store());
        return report.saved() ? "everything (" + much + ")" : "NOT EVERYTHING (" + much + "): what changed since the last cut is lost";
    }

    private static long count(Kernel kernel, KernelCounter counter) {
        return kernel.metrics().of(counter).value();
    }
}
