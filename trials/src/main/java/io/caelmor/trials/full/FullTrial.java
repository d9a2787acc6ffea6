package io.caelmor.trials.full;

import io.caelmor.bots.trade.TradeOptions;
import io.caelmor.bots.trade.TradeRun;
import io.caelmor.bots.trade.Witness;
import io.caelmor.trials.Ground;
import io.caelmor.trials.Saving;
import io.caelmor.trials.Table;
import io.caelmor.trials.TrialFailure;
import io.caelmor.trials.check.Finding;
import io.caelmor.trials.check.Finding.Promise;
import io.caelmor.trials.disk.Ballast;
import io.caelmor.trials.disk.Disk;
import io.caelmor.trials.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// A disk that gets full under traders, and full again: what is acknowledged then, and what is there afterwards.
final class FullTrial {
    private static final int TRADERS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RED_WITHIN = Duration.ofSeconds(2);
    /// Receipts that were on their way when saving failed.
    private static final Duration IN_FLIGHT = Duration.ofMillis(500);
    private static final Duration FULL_FOR = Duration.ofSeconds(3);
    private static final Duration STEP = Duration.ofMillis(50);

    private final Ground ground;
    private final Ballast ballast;
    private final long seed;
    private final PrintStream out;
    private final List<Finding> findings = new ArrayList<>();
    private final Table table = new Table().row("time", "red after", "acknowledged while full", "green after", "then");

    FullTrial(Ground ground, Disk disk, long seed, PrintStream out) {
        this.ground = ground;
        this.seed = seed;
        this.out = out;
        ballast = new Ballast(disk.folder());
    }

    /// Fills the disk so often; every other time the server is killed while it is full. Answers whether every promise was kept.
    boolean run(int times) throws IOException, InterruptedException {
        try (var traders = TradeRun.start(TradeOptions.surviving(ground.url(), TRADERS, seed, "trader-"))) {
            for (int time = 1; time <= times; time++) {
                fillOnce(traders, time);
            }
            try (var server = ground.start("last", "")) {
                server.awaitReady();
                awaitAll(traders);
                var summary = traders.stop();
                summary.odd().forEach(sentence -> findings.add(new Finding(Promise.CONSISTENT, sentence)));
                stop(server);
                out.println("Refused while saving failed: " + summary.rejected().getOrDefault("not_durable", 0L) + " commands as not_durable; acknowledged as saved: "
                        + summary.durable());
                if (!summary.rejected().containsKey("not_durable")) {
                    findings.add(new Finding(Promise.HONEST, "no durable command was refused while the disk was full"));
                }
            }
            check(traders, "last");
        } finally {
            ballast.drop();
        }
        table.print(out);
        findings.forEach(out::println);
        return findings.isEmpty();
    }

    private void fillOnce(TradeRun traders, int time) throws IOException, InterruptedException {
        boolean killed = time % 2 == 0;
        var name = "full-" + time;
        try (var server = ground.start(name, "")) {
            server.awaitReady();
            awaitAll(traders);
            var saving = new Saving(server);
            var red = fillUntilRed(saving);
            if (red.compareTo(RED_WITHIN) > 0) {
                findings.add(new Finding(Promise.HONEST, "the server said that saving fails " + red.toMillis() + " ms after the first write that failed"));
            }
            long meanwhile = keepFull(traders, saving);
            if (meanwhile != 0) {
                findings.add(new Finding(Promise.HONEST, meanwhile + " durable commands were acknowledged while the disk was full"));
            }
            if (killed) {
                server.kill();
                ballast.drop();
                table.row(time, millis(red), meanwhile, "", "killed while full");
            } else {
                long dropped = System.nanoTime();
                ballast.drop();
                var green = saving.awaitGreen(dropped, PATIENCE);
                if (!isAcknowledgedAgain(traders)) {
                    findings.add(new Finding(Promise.HONEST, "nothing was acknowledged any more when there was room again"));
                }
                stop(server);
                table.row(time, millis(red), meanwhile, millis(green), "stopped in order");
            }
        }
        if (!traders.awaitNonePlaying(PATIENCE)) {
            throw new TrialFailure("the traders did not notice that their server is gone");
        }
        check(traders, name);
    }

    /// Fills the disk, and goes on as long as the store finds room in its own files. Answers how long after its failure saving was said to fail.
    private Duration fillUntilRed(Saving saving) throws IOException, InterruptedException {
        long filling = System.nanoTime();
        do {
            ballast.fill();
            TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
        } while (saving.redSince().isEmpty() && System.nanoTime() - filling < PATIENCE.toNanos());
        return saving.awaitRed(filling, Duration.ZERO);
    }

    /// Keeps the disk full until saving has failed for a while without a break: what the store had left is used up then. Answers how many
    /// commands were acknowledged in that while.
    private long keepFull(TradeRun traders, Saving saving) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long began = 0;
        long atBegin = 0;
        while (System.nanoTime() - deadline < 0) {
            ballast.fill();
            TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
            long acknowledged = acknowledged(traders);
            var since = saving.redSince();
            long now = System.nanoTime();
            if (since.isEmpty() || now - since.getAsLong() < IN_FLIGHT.toNanos()) {
                began = 0;
            } else if (began == 0) {
                began = now;
                atBegin = acknowledged;
            } else if (now - began >= FULL_FOR.toNanos()) {
                return acknowledged - atBegin;
            }
        }
        throw new TrialFailure("saving did not fail for " + FULL_FOR.toSeconds() + " s on end, though the disk was kept full");
    }

    /// Whether anything is, now that saving works.
    private static boolean isAcknowledgedAgain(TradeRun traders) throws InterruptedException {
        long before = acknowledged(traders);
        long began = System.nanoTime();
        while (acknowledged(traders) == before) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
        }
        return true;
    }

    private void awaitAll(TradeRun traders) throws InterruptedException {
        if (!traders.awaitAllPlaying(PATIENCE)) {
            throw new TrialFailure("not all traders were let in");
        }
    }

    private void stop(Server server) throws InterruptedException {
        if (server.stop() != 0) {
            findings.add(new Finding(Promise.SOUND, "the stop was not clean:\n" + server.said().text()));
        }
    }

    private void check(TradeRun traders, String name) throws IOException, InterruptedException {
        findings.addAll(ground.compare(name, traders.witnesses()));
        ground.verify(name).ifPresent(findings::add);
    }

    private static long acknowledged(TradeRun traders) {
        return traders.witnesses().stream().mapToLong(Witness::acknowledged).sum();
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,d ms", duration.toMillis());
    }
}
