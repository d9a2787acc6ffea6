package io.caelmor.bots;

import io.caelmor.bots.loop.PlayLoop;
import io.caelmor.client.ClientException;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import io.caelmor.client.CloseReason;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// One run of bots, from the first join to the report. Blocks the thread that calls it; the bots play on one of their own.
public final class BotRun {
    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(15);
    private static final Duration RECEIPT_GRACE = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration QUIET_PATIENCE = Duration.ofSeconds(15);
    private static final Duration DIFFERENCE_PATIENCE = Duration.ofSeconds(2);
    private static final Duration BYE_PATIENCE = Duration.ofSeconds(10);

    private final BotOptions options;
    private final Report report;
    private final Progress progress;
    private final ClientGroup group;
    private final PlayLoop loop;
    private final Company company;
    private final Totals totals;
    private final Oddities oddities;
    private final CrossCheck crossCheck = new CrossCheck();
    private final List<String> notes = new ArrayList<>();
    private final List<Bot> bots = new ArrayList<>();
    private Double cores;

    private BotRun(BotOptions options, PrintStream out, ClientGroup group) {
        this.options = options;
        this.group = group;
        loop = new PlayLoop(group);
        company = Company.of(options);
        totals = company.totals();
        oddities = company.oddities();
        report = new Report(out);
        progress = new Progress(out, options);
    }

    /// Lets bots play and prints what came of it.
    ///
    /// @return 0 where everything added up; 1 where something did not, or the server could not be reached
    /// @throws InterruptedException where the calling thread was interrupted; all connections are dropped then
    public static int run(BotOptions options, PrintStream out) throws InterruptedException {
        if (options.load().workload() == Workload.TRADE) {
            return TradePlay.run(options, out);
        }
        try (ClientGroup group = ClientGroup.create()) {
            return new BotRun(options, out, group).run();
        }
    }

    private int run() throws InterruptedException {
        long startNanos = System.nanoTime();
        try {
            if (!joinFirst()) {
                return 1;
            }
        } catch (IllegalArgumentException e) {
            report.failure(options, e.getMessage() + ". Give the server's address with --url.");
            return 1;
        }
        loop.run(() -> company.metronome().start(bots.getFirst().client()));
        joinOthers();
        play(options.load().warmUpSeconds());
        double measuredSeconds = measure();
        double playedSeconds = (System.nanoTime() - startNanos) / 1e9;
        comeToRest();
        compareCopies();
        Summary summary = loop.ask(() -> {
            bots.forEach(Bot::settle);
            takeNotes();
            return Summary.of(options, bots, totals, oddities, playedSeconds, measuredSeconds, cores, crossCheck.compared(), notes);
        });
        leave();
        summary = summary.with(oddities);
        progress.end();
        if (options.json()) {
            report.json(summary);
        } else {
            report.table(summary);
        }
        return summary.oddCount() == 0 ? 0 : 1;
    }

    private boolean joinFirst() throws InterruptedException {
        Bot first = newBot(1);
        try {
            first.client().connect().get();
            return true;
        } catch (ExecutionException e) {
            report.failure(options, whyNot(first, e.getCause()));
            return false;
        }
    }

    private String whyNot(Bot bot, Throwable cause) {
        CloseReason reason = cause instanceof ClientException known ? known.reason().orElse(null) : null;
        if (reason != null && reason.how() == CloseReason.How.KICKED) {
            return "The server at " + options.url() + " did not let " + bot.who() + " in: " + reason.sentence()
                    + " (" + reason.name() + ")";
        }
        return "No Caelmor server answers at " + options.url() + ": " + (reason == null ? cause : reason.sentence())
                + ". Start one with './caelmor run', or give its address with --url.";
    }

    private void joinOthers() throws InterruptedException {
        long startNanos = System.nanoTime();
        for (int number = 2; number <= options.count(); number++) {
            long dueNanos = startNanos + (long) ((number - 1) * 1e9 / options.joinsPerSecond());
            TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
            newBot(number).client().connect();
            if (number % 50 == 0) {
                progress.show("joining: " + number + " of " + options.count());
            }
        }
        // A client gives up by itself, before that patience ends.
        loop.await(JOIN_PATIENCE, () -> bots.stream().allMatch(Bot::decided));
    }

    private Bot newBot(int number) {
        Bot bot = new Bot(number, company);
        bot.attach(group.client(ClientOptions.of(options.url(), bot.who()).withProgram("caelmor-bots")
                .withCredential(() -> options.credentials().apply(bot.who())).withOwnOnly(!company.keepsAll(number)), bot));
        bots.add(bot);
        return bot;
    }

    /// Plays for the time that is measured; answers how long that was, in seconds.
    private double measure() throws InterruptedException {
        Duration processorBefore = processorTime();
        long beginNanos = loop.ask(() -> {
            totals.begin(System.nanoTime());
            company.metronome().measure(true);
            bots.forEach(Bot::measure);
            return System.nanoTime();
        });
        play(options.seconds());
        return loop.ask(() -> {
            long nanos = System.nanoTime() - beginNanos;
            company.metronome().measure(false);
            Duration processorAfter = processorTime();
            if (processorBefore != null && processorAfter != null) {
                cores = processorAfter.minus(processorBefore).toNanos() / (double) nanos;
            }
            // In the same turn, or what comes between would be measured by half.
            totals.end(System.nanoTime());
            bots.forEach(Bot::rest);
            return nanos / 1e9;
        });
    }

    /// Null where the system does not tell.
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(null);
    }

    private void play(int seconds) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        boolean anybody = true;
        for (long left = endNanos - System.nanoTime(); left > 0 && anybody; left = endNanos - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            progress.show(loop.ask(() -> standing(Math.max(0, endNanos - System.nanoTime()))));
            anybody = loop.ask(() -> bots.stream().anyMatch(Bot::playing));
        }
    }

    private String standing(long leftNanos) {
        return String.format(Locale.ROOT, "%d s left, %d bots play, %,d commands, %,d applied, %,d rejected, receipts p99 %s, %d odd",
                TimeUnit.NANOSECONDS.toSeconds(leftNanos), bots.stream().filter(Bot::playing).count(), totals.sentCount(),
                totals.appliedCount(), totals.rejectedCount(),
                totals.latencyMicros.getTotalCount() == 0 ? "not measured yet"
                        : Math.round(totals.latencyMicros.getValueAtPercentile(99) / 1_000.0) + " ms",
                oddities.count());
    }

    /// All have stopped: the receipts come in, then nothing moves any more.
    private void comeToRest() throws InterruptedException {
        progress.show("coming to rest");
        loop.await(RECEIPT_GRACE, () -> bots.stream().noneMatch(bot -> bot.playing() && bot.client().awaitedReceipts() > 0));
        boolean quiet = loop.await(QUIET_PATIENCE, () ->
                System.nanoTime() - totals.lastChangeNanos() > QUIET.toNanos());
        if (!quiet) {
            notes.add("The world did not come to rest with the bots: others move in it. Copies were compared at equal ticks.");
        }
    }

    /// What makes figures mean less than they say.
    private void takeNotes() {
        long lateMicros = totals.lateMicros.getValueAtPercentile(99);
        if (lateMicros * 4 > totals.tickMicros()) {
            notes.add(String.format(Locale.ROOT, "The bots themselves were late by %.1f ms (p99): latencies, gaps and lateness are as much"
                    + " theirs as the server's. Run fewer, or on a core of their own.", lateMicros / 1_000.0));
        }
        Double perSecond = Summary.Traffic.of(bots, totals).commandsPerSecond();
        double meant = 1_000.0 / Metronome.ROUND_MILLIS;
        if (options.load().workload() == Workload.ARENA && perSecond != null && perSecond < 0.95 * meant) {
            notes.add(String.format(Locale.ROOT, "It was no whole arena: a bot sent %.2f commands a second instead of %.2f, because the bots"
                    + " came too late to send them, or had no avatar.", perSecond, meant));
        }
        double inView = totals.avatarsInView.getTotalCount() == 0 ? 0 : totals.avatarsInView.getMean();
        if (options.load().workload() == Workload.CROWD && inView < 0.99 * options.count()) {
            notes.add(String.format(Locale.ROOT, "It was no crowd of %,d: a bot had %,.1f of them in view. CONTRIBUTING says which keys"
                    + " the server wants (replication.view_capacity, commands.spawn_area, ...).", options.count(), inView));
        }
        if (crossCheck.compared() == 0) {
            notes.add("No copy was compared: no two bots had the same entity in view at one tick.");
        }
    }

    private void compareCopies() throws InterruptedException {
        loop.await(DIFFERENCE_PATIENCE, () -> CrossCheck.atOneTick(bots));
        loop.run(() -> crossCheck.firstLook(bots));
        loop.await(DIFFERENCE_PATIENCE, () -> {
            if (!crossCheck.suspects().isEmpty()) {
                crossCheck.lookAgain(bots);
            }
            return crossCheck.suspects().isEmpty();
        });
        loop.ask(crossCheck::suspects).forEach(sentence -> oddities.add("cross-check", 0, sentence));
    }

    private void leave() throws InterruptedException {
        progress.show("leaving");
        loop.run(() -> {
            for (Bot bot : bots) {
                if (bot.playing()) {
                    bot.leave();
                    bot.client().bye();
                }
            }
        });
        if (!loop.await(BYE_PATIENCE, () -> bots.stream().noneMatch(Bot::playing))) {
            loop.run(() -> {
                bots.stream().filter(Bot::playing).forEach(bot -> oddities.add(bot.who(), bot.client().world().tick(),
                        "it said BYE and got no kick 'bye' within " + BYE_PATIENCE.toSeconds() + " s"));
            });
        }
    }
}
