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
        line("%n%d of %d bots played '%s' at %s for %.1f s, measured for %.1f s", summary.joined(), summary.bots(),
                summary.workload(), summary.url(), summary.playedSeconds(), summary.measuredSeconds());
        long rejected = summary.rejected().values().stream().mapToLong(Long::longValue).sum();
        line("%ncommands     %,12d sent, %s per second and bot", summary.sent(), figure("%.2f", summary.traffic().commandsPerSecond()));
        line("             %,12d applied", summary.applied());
        line("             %,12d rejected", rejected);
        counts(summary.rejected());
        line("             %,12d unanswered", summary.unanswered());
        line("ticks        %,12d received, %,d missed", summary.ticks(), summary.ticksMissed());
        traffic(summary.traffic());
        line("events       %,12d", summary.events().values().stream().mapToLong(Long::longValue).sum());
        counts(summary.events());
        heads("ms");
        percentiles("receipt", summary.latency());
        percentiles("frame gap", summary.frameGap());
        percentiles("lateness", summary.lateness());
        percentiles("bots late", summary.own().late());
        freshness(summary.refresh());
        line("%nThe bots' own process took %s cores.", figure("%.2f", summary.own().cores()));
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

    private void traffic(Summary.Traffic traffic) {
        line("updates      %12s per tick, %s at most, %s bytes each", figure("%.1f", traffic.updatesPerTick()),
                figure("%,d", traffic.mostUpdatesPerTick()), figure("%.2f", traffic.bytesPerUpdate()));
        line("bytes        %12s in and %s out per second and bot", figure("%,.0f", traffic.bytesInPerSecond()),
                figure("%,.0f", traffic.bytesOutPerSecond()));
        line("frames       %12s per second and bot, %s bytes each; %s where nothing happened (%,d)",
                figure("%.2f", traffic.framesInPerSecond()), figure("%.1f", traffic.bytesPerFrame()),
                figure("%.1f", traffic.quietFrameBytes()), traffic.quietFrames());
    }

    private void freshness(Summary.Refresh refresh) {
        heads("ticks");
        percentiles("refresh", refresh.greatestGap());
        percentiles("nearest", refresh.nearestGap());
        line("%d bots watched: %s avatars of bots in view, %s at least; %,d times one of the nearest was not.", refresh.watched(),
                figure("%.1f", refresh.avatarsInView()), figure("%,d", refresh.leastAvatarsInView()), refresh.nearestUnseen());
    }

    private void heads(String unit) {
        line("%n%-12s %9s %9s %9s %9s %9s %11s", unit, "p50", "p90", "p99", "p99.9", "max", "samples");
    }

    private static String figure(String format, Number value) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }

    private void counts(Map<String, Long> counts) {
        counts.forEach((name, count) -> line("               %,10d %s", count, name));
    }

    private void percentiles(String what, Percentiles values) {
        if (values == null) {
            line("%-12s %9s %9s %9s %9s %9s %,11d", what, "-", "-", "-", "-", "-", 0);
        } else {
            line("%-12s %9.1f %9.1f %9.1f %9.1f %9.1f %,11d", what, values.p50(), values.p90(), values.p99(), values.p999(),
                    values.max(), values.samples());
        }
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
