package io.caelmor.trials.outage;

import io.caelmor.bots.trade.TradeOptions;
import io.caelmor.bots.trade.TradeRun;
import io.caelmor.bots.trade.Witness;
import io.caelmor.trials.Ground;
import io.caelmor.trials.Saving;
import io.caelmor.trials.Table;
import io.caelmor.trials.TrialFailure;
import io.caelmor.trials.check.Finding;
import io.caelmor.trials.check.Finding.Promise;
import io.caelmor.trials.server.Server;
import io.caelmor.trials.store.DatabaseServer;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// One server under traders, whose database goes away and comes back: frozen and really stopped in turn.
final class OutageTrial {
    private static final int TRADERS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GREEN_WITHIN = Duration.ofSeconds(30);
    private static final Duration IN_FLIGHT = Duration.ofMillis(500);
    /// Until the machine has come to rest from starting or ending a database server, which is no part of the game.
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final double ALLOWED = 1.10;

    private final Ground ground;
    private final DatabaseServer database;
    private final long seed;
    private final PrintStream out;
    private final List<Finding> findings = new ArrayList<>();
    private final Table table = new Table().row("outage", "red after", "acknowledged meanwhile", "green after", "server's memory");
    private Stretch calm = Stretch.empty();
    private Stretch disturbed = Stretch.empty();

    OutageTrial(Ground ground, DatabaseServer database, long seed, PrintStream out) {
        this.ground = ground;
        this.database = database;
        this.seed = seed;
        this.out = out;
    }

    /// So many outages of that length, each after an equal while without one. Answers whether every promise was kept.
    boolean run(int times, Duration length) throws IOException, InterruptedException {
        try (var traders = TradeRun.start(TradeOptions.surviving(ground.url(), TRADERS, seed, "trader-"))) {
            try (var server = ground.start("server", "")) {
                server.awaitReady();
                if (!traders.awaitAllPlaying(PATIENCE)) {
                    throw new TrialFailure("not all traders were let in");
                }
                try (var watch = TickWatch.start(ground.url())) {
                    for (int time = 1; time <= times; time++) {
                        outage(traders, server, watch, time, length);
                    }
                }
                end(traders, server);
            }
            findings.addAll(ground.compare("last", traders.witnesses()));
            ground.verify("last").ifPresent(findings::add);
        }
        table.print(out);
        out.println("Gaps between ticks, median / p99 / most: undisturbed " + calm + ", without database " + disturbed);
        if (disturbed.millis(0.99) > calm.millis(0.99) * ALLOWED) {
            findings.add(new Finding(Promise.STEADY, "the 99th percentile of the gaps between ticks grew by more than a tenth"));
        }
        findings.forEach(out::println);
        return findings.isEmpty();
    }

    private void outage(TradeRun traders, Server server, TickWatch watch, int time, Duration length) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        calm = calm.and(watch.gaps(begin + SETTLE.toNanos(), System.nanoTime()));

        boolean frozen = time % 2 != 0;
        long gone = System.nanoTime();
        leave(frozen);
        var saving = new Saving(server);
        var red = saving.awaitRed(gone, PATIENCE);
        TimeUnit.NANOSECONDS.sleep(IN_FLIGHT.toNanos());
        long before = acknowledged(traders);
        TimeUnit.NANOSECONDS.sleep(Math.max(0, length.toNanos() - (System.nanoTime() - gone)));
        long meanwhile = acknowledged(traders) - before;
        disturbed = disturbed.and(watch.gaps(gone + SETTLE.toNanos(), System.nanoTime()));
        if (meanwhile != 0) {
            findings.add(new Finding(Promise.HONEST, meanwhile + " durable commands were acknowledged while the database was gone"));
        }
        long back = System.nanoTime();
        comeBack(frozen);
        long returned = System.nanoTime();
        var green = Duration.ofNanos(Math.max(0, saving.awaitGreen(back, PATIENCE).toNanos() - (returned - back)));
        if (green.compareTo(GREEN_WITHIN) > 0) {
            findings.add(new Finding(Promise.HONEST, "saving worked again only " + green.toSeconds() + " s after the database was back"));
        }
        table.row(time + (frozen ? " frozen" : " stopped"), millis(red), meanwhile, millis(green), server.residentMebibytes() + " MiB");
        out.println("outage " + time + " of the database is over: " + traders.standing());
    }

    private void leave(boolean frozen) throws IOException {
        if (frozen) {
            database.freeze();
        } else {
            database.stop();
        }
    }

    private void comeBack(boolean frozen) throws IOException {
        if (frozen) {
            database.thaw();
        } else {
            database.start();
        }
    }

    private void end(TradeRun traders, Server server) throws InterruptedException {
        var summary = traders.stop();
        summary.odd().forEach(sentence -> findings.add(new Finding(Promise.CONSISTENT, sentence)));
        long refused = summary.rejected().getOrDefault("not_durable", 0L);
        out.println("Refused while saving failed: " + refused + " commands as not_durable; acknowledged as saved: " + summary.durable());
        if (refused == 0) {
            findings.add(new Finding(Promise.HONEST, "no durable command was refused while the database was gone"));
        }
        if (server.stop() != 0) {
            findings.add(new Finding(Promise.SOUND, "the stop was not clean:\n" + server.said().text()));
        }
        server.said().text().lines().filter(line -> line.strip().startsWith("ticks ") || line.strip().startsWith("saved ")).forEach(out::println);
    }

    private static long acknowledged(TradeRun traders) {
        return traders.witnesses().stream().mapToLong(Witness::acknowledged).sum();
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,d ms", duration.toMillis());
    }
}
