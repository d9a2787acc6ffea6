package io.caelmor.bots;

import com.google.gson.GsonBuilder;
import io.caelmor.bots.trade.TradeOptions;
import io.caelmor.bots.trade.TradeRun;
import io.caelmor.bots.trade.TradeSummary;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// [Workload#TRADE] from the command line: traders for some seconds, and the report.
final class TradePlay {
    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(15);
    private static final double ACTIONS_PER_SECOND = 4;

    private final BotOptions options;
    private final PrintStream out;

    private TradePlay(BotOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /// Plays and reports. Returns 0 where everything added up; 1 where something did not, or the server could not be reached.
    static int run(BotOptions options, PrintStream out) throws InterruptedException {
        try (var run = TradeRun.start(new TradeOptions(options.url(), options.count(), options.seed(), options.namePrefix(),
                options.joinsPerSecond(), ACTIONS_PER_SECOND, false, options.credentials()))) {
            return new TradePlay(options, out).play(run);
        } catch (IllegalArgumentException e) {
            new Report(out).failure(options, e.getMessage() + ". Give the server's address with --url.");
            return 1;
        }
    }

    private int play(TradeRun run) throws InterruptedException {
        var progress = new Progress(out, options);
        int joined = run.awaitDecided(JOIN_PATIENCE.plusSeconds((long) (options.count() / options.joinsPerSecond())));
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.load().warmUpSeconds() + options.seconds());
        for (long left = endNanos - System.nanoTime(); left > 0 && joined > 0; left = endNanos - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            progress.show(run.standing());
        }
        TradeSummary summary = run.stop();
        progress.end();
        if (joined == 0) {
            new Report(out).failure(options, "Nobody could trade at " + options.url() + ": " + String.join("; ", summary.odd())
                    + ". Start a server with './caelmor run', or give its address with --url.");
        } else if (options.json()) {
            out.println(new GsonBuilder().setPrettyPrinting().create().toJson(summary));
        } else {
            table(summary);
        }
        return summary.oddCount() == 0 ? 0 : 1;
    }

    private void table(TradeSummary summary) {
        line("%n%d of %d bots traded at %s for %.1f s", summary.joined(), summary.bots(), summary.url(), summary.playedSeconds());
        line("%ncommands     %,12d sent", summary.sent());
        line("             %,12d applied, %,d of them durable", summary.applied(), summary.durable());
        line("             %,12d rejected", summary.rejected().values().stream().mapToLong(Long::longValue).sum());
        new TreeMap<>(summary.rejected()).forEach((name, count) -> line("               %,10d %s", count, name));
        line("             %,12d unanswered", summary.unanswered());
        line("trades       %,12.1f", summary.trades());
        line("items        %,12d moved", summary.itemsMoved());
        line("gold         %,12d moved", summary.goldMoved());
        line("%n%-12s %9s %9s %9s %9s %9s %11s", "ms", "p50", "p90", "p99", "p99.9", "max", "samples");
        latency("durable", summary.durableReceipt());
        latency("other", summary.otherReceipt());
        if (summary.oddCount() == 0) {
            line("Everything added up.");
        } else {
            line("%d things did not add up; the first:", summary.oddCount());
            summary.odd().forEach(sentence -> line("  %s", sentence));
        }
    }

    private void latency(String what, TradeSummary.Latency values) {
        line("%-12s %9.1f %9.1f %9.1f %9.1f %9.1f %,11d", what, values.p50(), values.p90(), values.p99(), values.p999(), values.max(),
                values.samples());
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
