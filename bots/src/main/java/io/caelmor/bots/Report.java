package io.caelmor.bots;

import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints a [Summary]: a table for people, or one JSON object.
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void json(Summary summary) {
        out.println(new GsonBuilder().setPrettyPrinting().create().toJson(summary));
    }

    /// The run could not begin.
    void failure(BotOptions options, String sentence) {
        out.println(options.json()
                ? new GsonBuilder().disableHtmlEscaping().create().toJson(Map.of("url", options.url(), "error", sentence))
                : sentence);
    }

    void table(Summary summary) {
        line("%n%d of %d bots played at %s for %.1f s", summary.joined(), summary.bots(), summary.url(), summary.playedSeconds());
        long rejected = summary.rejected().values().stream().mapToLong(Long::longValue).sum();
        line("%ncommands     %,12d sent", summary.sent());
        line("             %,12d applied", summary.applied());
        line("             %,12d rejected", rejected);
        counts(summary.rejected());
        line("             %,12d unanswered", summary.unanswered());
        line("ticks        %,12d received, %,d missed", summary.ticks(), summary.ticksMissed());
        line("updates      %12.1f per tick, %,d at most", summary.updatesPerTick(), summary.mostUpdatesPerTick());
        line("bytes        %,12.0f in and %,.0f out per second and bot", summary.bytesInPerSecond(), summary.bytesOutPerSecond());
        line("events       %,12d", summary.events().values().stream().mapToLong(Long::longValue).sum());
        counts(summary.events());
        line("%n%-12s %9s %9s %9s %9s %9s", "ms", "p50", "p90", "p99", "p99.9", "max");
        percentiles("receipt", summary.latency());
        percentiles("frame gap", summary.frameGap());
        line("");
        list("The server lacks what these need, so the bots did without:", summary.missing());
        list("Notes:", summary.notes());
        line("%,d views of shared entities compared at the end.", summary.compared());
        if (summary.oddCount() == 0) {
            line("Everything added up.");
        } else {
            list(summary.oddCount() + (summary.oddCount() == 1 ? " thing" : " things") + " did not add up"
                    + (summary.oddCount() > summary.odd().size() ? "; the first " + summary.odd().size() + ":" : ":"), summary.odd());
        }
    }

    private void counts(Map<String, Long> counts) {
        counts.forEach((name, count) -> line("               %,10d %s", count, name));
    }

    private void percentiles(String what, Summary.Percentiles values) {
        line("%-12s %9.1f %9.1f %9.1f %9.1f %9.1f", what, values.p50(), values.p90(), values.p99(), values.p999(), values.max());
    }

    private void list(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            line("%s", title);
            sentences.forEach(sentence -> line("  %s", sentence));
        }
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
