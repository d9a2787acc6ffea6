package io.caelmor.distribution.soak;

import io.caelmor.bots.BotOptions;
import io.caelmor.bots.Spread;
import io.caelmor.bots.SteadyPlay;
import io.caelmor.bots.hostile.Attack;
import io.caelmor.bots.hostile.Siege;
import io.caelmor.bots.hostile.Tally;
import io.caelmor.bots.hostile.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Honest players on a fresh server, alone and under siege in turn. A first round is for all of them to warm up, whose code is compiled while it runs: of what is
/// measured it counts for nothing but the memory. One thread; blocks it for as long as the plan says.
public final class Soak {
    private static final String DIRECT = "transport.direct_bytes";
    private static final long MEBIBYTE = 1 << 20;
    private static final long MOST_DIRECT_BYTES = 128 * MEBIBYTE;
    private static final long SLACK_BYTES = 4 * MEBIBYTE;
    private static final int GIVEN_BACK_MILLIS = 5_000;
    /// Silent readers stay so long: past the time after which the server closes them.
    private static final int SILENT_MILLIS = 15_000;
    private static final double MOST_RISE = 1.10;
    private static final double JOINS_PER_SECOND = 20;

    private final SoakPlan plan;
    private final Consumer<String> progress;
    private final Spread calm = new Spread();
    private final Spread besieged = new Spread();
    private final List<SoakRow> rows = new ArrayList<>();
    private long slowestGivenBackMillis;

    /// `progress` is told what happens now.
    public Soak(SoakPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /// Runs it with the distribution in `home` and a store below `folder`.
    public SoakReport run(Path home, Path folder) throws IOException, InterruptedException {
        progress.accept("starting a server");
        try (var server = SoakServer.start(home, folder, plan.settings());
                var multitudes = Multitudes.start(home, server.port(), plan.strength(), SILENT_MILLIS, true)) {
            var singles = new Siege(new Target(server.port()), Siege.singles());
            play(server, multitudes, singles);
            multitudes.counts().forEach(this::judge);
            singles.counts().forEach(this::judge);
            judgeMemory(server);
            judgeStop(server);
        }
        return new SoakReport(rows, notes());
    }

    private void play(SoakServer server, Multitudes multitudes, Siege singles) throws IOException, InterruptedException {
        var options = BotOptions.of(plan.honest(), 1).withUrl("ws://127.0.0.1:" + server.port()).withJoinsPerSecond(JOINS_PER_SECOND);
        try (var players = SteadyPlay.join(options)) {
            progress.accept(players.playing() + " honest players joined");
            round("warm-up", server, multitudes, singles, players);
            calm.forget();
            besieged.forget();
            multitudes.forget();
            singles.forget();
            for (int round = 1; round <= plan.rounds(); round++) {
                round("round " + round + " of " + plan.rounds(), server, multitudes, singles, players);
            }
            int left = players.playing();
            rows.add(new SoakRow("honest players", plan.honest(), left + " still play, " + (players.odd().isEmpty() ? "all they were told adds up" : players.odd().getFirst()),
                    "all play on, told the truth", left == plan.honest() && players.odd().isEmpty()));
        }
    }

    private void round(String name, SoakServer server, Multitudes multitudes, Siege singles, SteadyPlay players) throws IOException, InterruptedException {
        progress.accept(name + ": calm");
        measure(players, plan.calmSeconds(), calm);
        long before = server.greatest(DIRECT);
        long usual = Math.min(before, server.figures().get(DIRECT));
        progress.accept(name + ": siege");
        multitudes.begin();
        singles.begin();
        measure(players, plan.siegeSeconds(), besieged);
        progress.accept(name + ": the siege ends");
        singles.end();
        multitudes.end();
        awaitGivenBack(server, usual);
    }

    private static void measure(SteadyPlay players, int seconds, Spread spread) throws InterruptedException {
        players.begin();
        TimeUnit.SECONDS.sleep(seconds);
        players.end(spread);
    }

    /// All hostile connections are closed now.
    private void awaitGivenBack(SoakServer server, long usual) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long millis = 0;
        while (server.figures().get(DIRECT) > usual + SLACK_BYTES && millis < 6 * GIVEN_BACK_MILLIS) {
            TimeUnit.MILLISECONDS.sleep(50);
            millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        }
        slowestGivenBackMillis = Math.max(slowestGivenBackMillis, millis);
    }

    private void judge(Attack attack, Tally.Count count) {
        var came = new ArrayList<String>();
        if (count.kept() > 0) {
            came.add(String.format(Locale.ROOT, "%,d let in", count.kept()));
        }
        if (!count.ended().isEmpty()) {
            came.add(count.ended().entrySet().stream().map(end -> String.format(Locale.ROOT, "%,d %s", end.getValue(), end.getKey()))
                    .collect(Collectors.joining(", ", "ended: ", "")));
        }
        if (count.failed() > 0) {
            came.add(String.format(Locale.ROOT, "%,d failed", count.failed()));
        }
        came.add(String.format(Locale.ROOT, "p99 %,.0f ms, slowest %,.0f", count.p99Millis(), count.slowestMillis()));
        rows.add(new SoakRow(attack.name(), count.tried(), String.join("; ", came), attack.promise(), attack.held(count, 1)));
    }

    private void judgeMemory(SoakServer server) throws IOException {
        long most = server.greatest(DIRECT);
        rows.add(new SoakRow("direct memory", 1, String.format(Locale.ROOT, "%.1f MiB at most", (double) most / MEBIBYTE), "128 MiB at most", most <= MOST_DIRECT_BYTES));
        rows.add(new SoakRow("direct memory, after", plan.rounds() + 1, String.format(Locale.ROOT, "given back after %,d ms at most", slowestGivenBackMillis),
                "within 5 s of closing", slowestGivenBackMillis <= GIVEN_BACK_MILLIS));
    }

    private void judgeStop(SoakServer server) throws IOException, InterruptedException {
        latency("receipts", calm.receiptMillis(99), besieged.receiptMillis(99));
        latency("from tick to tick", calm.tickGapMillis(99), besieged.tickGapMillis(99));
        boolean alive = server.isAlive();
        int code = server.stop();
        boolean zero = server.said().contains("all zero:");
        rows.add(new SoakRow("SIGTERM at the end", 1, "exit code " + code + (zero ? ", the ledger reads zero" : ", the ledger does not read zero"),
                "everything given back", alive && code == 0 && zero));
    }

    private void latency(String what, double before, double under) {
        double rise = before == 0 ? Double.POSITIVE_INFINITY : under / before;
        rows.add(new SoakRow("p99 of " + what, calm.receipts() + besieged.receipts(), String.format(Locale.ROOT, "%.1f ms alone, %.1f under siege: %+.0f %%", before, under, (rise - 1) * 100),
                "a rise of 10 % at most", rise <= MOST_RISE));
    }

    private List<String> notes() {
        return List.of(String.format(Locale.ROOT, "Server, players and attackers share %d processors%s. The players' own thread came late by %.1f ms (p99) alone, and by %.1f under siege:"
                + " so much of their latencies is not the server's.", Runtime.getRuntime().availableProcessors(),
                Multitudes.canYield() ? ", attackers in multitudes at the lowest priority" : "", calm.ownLateMillis(99), besieged.ownLateMillis(99)));
    }
}
