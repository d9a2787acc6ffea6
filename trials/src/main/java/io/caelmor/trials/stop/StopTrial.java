package io.caelmor.trials.stop;

import io.caelmor.bots.trade.TradeOptions;
import io.caelmor.bots.trade.TradeRun;
import io.caelmor.bots.trade.Witness;
import io.caelmor.trials.Ground;
import io.caelmor.trials.Table;
import io.caelmor.trials.TrialFailure;
import io.caelmor.trials.check.Finding;
import io.caelmor.trials.check.Finding.Promise;
import io.caelmor.trials.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// A server under traders, told to end again and again; after each stop its store is held against all that they were shown.
final class StopTrial {
    private static final int TRADERS = 60;
    private static final int ACTIONS_PER_SECOND = 8;
    private static final int JOINS_PER_SECOND = 200;
    private static final int MOST_MILLIS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// In every so-manieth round the stop comes while they still join.
    private static final int JOINING_EVERY = 3;
    private static final int VERIFY_EVERY = 5;

    private final Ground ground;
    private final long seed;
    private final Duration within;
    private final PrintStream out;
    private final SplittableRandom random;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Duration> stops = new ArrayList<>();

    /// A stop that takes longer than `within` broke a promise.
    StopTrial(Ground ground, long seed, Duration within, PrintStream out) {
        this.ground = ground;
        this.seed = seed;
        this.within = within;
        this.out = out;
        random = new SplittableRandom(seed);
    }

    /// Stops it so often, or until a promise is broken; answers whether there was none.
    boolean run(int times) throws IOException, InterruptedException {
        var options = new TradeOptions(ground.url(), TRADERS, seed, "trader-", JOINS_PER_SECOND, ACTIONS_PER_SECOND, true, _ -> "");
        try (var traders = TradeRun.start(options)) {
            for (int number = 1; findings.isEmpty() && number <= times; number++) {
                round(traders, number, number == times);
            }
            if (acknowledged(traders) == 0) {
                throw new TrialFailure("nothing was acknowledged in any round, so nothing was tried");
            }
            report(traders);
        }
        return findings.isEmpty();
    }

    private void round(TradeRun traders, int number, boolean last) throws IOException, InterruptedException {
        var name = "stop-" + number;
        boolean joining = number % JOINING_EVERY == 0;
        var after = Duration.ofMillis(random.nextInt(MOST_MILLIS));
        long before = acknowledged(traders);
        Duration took;
        try (var server = ground.start(name, "")) {
            server.awaitReady();
            if (!joining && !traders.awaitAllPlaying(PATIENCE)) {
                findings.add(new Finding(Promise.CONSISTENT, "not all traders were let in again"));
            }
            TimeUnit.NANOSECONDS.sleep(after.toNanos());
            took = stop(server);
        }
        if (!traders.awaitNonePlaying(PATIENCE)) {
            throw new TrialFailure("the traders did not notice that their server is gone");
        }
        findings.addAll(ground.compareStopped(name, traders.witnesses()));
        if (last || number % VERIFY_EVERY == 0) {
            ground.verify(name).ifPresent(findings::add);
        }
        out.println(String.format(Locale.ROOT, "%4d  %.2f s after %-18s stopped in %s, %,5d acknowledged  %s", number, after.toMillis() / 1000.0,
                joining ? "it was ready" : "all were playing", seconds(took), acknowledged(traders) - before, findings.isEmpty() ? "fine" : findings));
    }

    private Duration stop(Server server) throws InterruptedException {
        long asked = System.nanoTime();
        int code = server.stop();
        var took = Duration.ofNanos(System.nanoTime() - asked);
        stops.add(took);
        if (took.compareTo(within) > 0) {
            findings.add(new Finding(Promise.STOPPED, "a stop took " + seconds(took)));
        }
        require(server, code == 0, "the exit code is " + code);
        require(server, server.said().last(line -> line.strip().startsWith("saved") && line.contains("everything")).isPresent(), "not everything was saved");
        require(server, server.said().last(line -> line.strip().startsWith("ledger") && line.contains("all zero")).isPresent(), "the ledger is not empty");
        return took;
    }

    private void require(Server server, boolean kept, String sentence) {
        if (!kept) {
            findings.add(new Finding(Promise.STOPPED, sentence + ":\n" + server.said().text()));
        }
    }

    private void report(TradeRun traders) {
        var sorted = stops.stream().sorted().toList();
        var table = new Table().row("stops by SIGTERM", stops.size())
                .row("over after", seconds(sorted.get(sorted.size() / 2)) + " (median), " + seconds(sorted.getLast()) + " at most")
                .row("commands acknowledged as saved", acknowledged(traders));
        for (var promise : List.of(Promise.STOPPED, Promise.SHOWN, Promise.ACKNOWLEDGED, Promise.WHOLE, Promise.UNIQUE, Promise.CONSTANT, Promise.SOUND,
                Promise.CONSISTENT)) {
            table.row(promise.broken(), findings.stream().filter(finding -> finding.promise() == promise).count());
        }
        table.print(out);
    }

    private static long acknowledged(TradeRun traders) {
        return traders.witnesses().stream().mapToLong(Witness::acknowledged).sum();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
