package io.caelmor.trials.crash;

import io.caelmor.bots.trade.TradeOptions;
import io.caelmor.bots.trade.TradeRun;
import io.caelmor.bots.trade.Witness;
import io.caelmor.trials.Ground;
import io.caelmor.trials.TrialFailure;
import io.caelmor.trials.check.Finding;
import io.caelmor.trials.check.Finding.Promise;
import io.caelmor.trials.server.Readiness;
import io.caelmor.trials.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A server under traders, killed again and again; after each kill its store is held against what they were told. The next round goes
/// on with the same store, and the traders come back.
public final class CrashTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final int TRADERS = 20;
    /// The store's own check takes as long as a round: it is asked for in every so-manieth, and in the last.
    private static final int VERIFY_EVERY = 5;

    private final Ground ground;
    private final long seed;
    private final Blow blow;
    private final Duration readyWithin;
    private final PrintStream out;
    private final CrashReport report = new CrashReport();
    private TradeRun traders;

    /// What else is done to the store when the server is to die.
    @FunctionalInterface
    public interface Blow {
        /// Strikes; the server still runs, and is killed right after.
        void strike() throws IOException;

        /// Makes the store usable again, when the server is gone.
        default void mend() throws IOException {}
    }

    /// `blow` comes right before each kill from outside; a server that takes longer to get ready broke a promise.
    public CrashTrial(Ground ground, long seed, Blow blow, Duration readyWithin, PrintStream out) {
        this.ground = ground;
        this.seed = seed;
        this.blow = blow;
        this.readyWithin = readyWithin;
        this.out = out;
    }

    /// Kills so often, at failure points in turn where these are given. Stops at the first broken promise; answers whether there was none.
    public CrashReport run(int kills, List<String> points) throws IOException, InterruptedException {
        try (var players = TradeRun.start(TradeOptions.surviving(ground.url(), TRADERS, seed, "trader-"))) {
            traders = players;
            boolean fine = true;
            for (int number = 1; fine && number <= kills; number++) {
                var round = round(number, Kill.of(seed, number, points), number % VERIFY_EVERY == 0 || number == kills);
                report.add(round);
                out.println(round.line());
                fine = round.fine();
            }
            if (fine) {
                var last = end(kills + 1);
                report.add(last);
                out.println(last.line());
                if (acknowledged() == 0) {
                    throw new TrialFailure("nothing was acknowledged in any round, so nothing was tried");
                }
            }
        }
        return report;
    }

    private Round round(int number, Kill kill, boolean verify) throws IOException, InterruptedException {
        var name = "round-" + number;
        long before = acknowledged();
        boolean reached;
        Optional<Readiness> ready;
        try (var server = ground.start(name, kill.atPoint() ? kill.armament() : "")) {
            ready = server.tryReady();
            if (ready.isEmpty() && !(kill.atPoint() && server.wasKilled())) {
                return new Round(number, kill, false, ready, 0,
                        List.of(new Finding(Promise.READY, "the server did not start on its store:\n" + server.said().text())));
            }
            reached = ready.isEmpty() || die(server, kill);
        }
        if (!traders.awaitNonePlaying(PATIENCE)) {
            throw new TrialFailure("the traders did not notice that their server was killed");
        }
        blow.mend();
        return new Round(number, kill, reached, ready, acknowledged() - before, findings(name, ready, verify));
    }

    /// Lets it play and die; whether that happened at its failure point.
    private boolean die(Server server, Kill kill) throws IOException, InterruptedException {
        boolean all = false;
        for (long began = System.nanoTime(); server.alive() && !all;) {
            all = traders.awaitAllPlaying(STEP);
            if (!all && System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new TrialFailure("not all traders were let in again:\n" + server.said().text());
            }
        }
        server.awaitEnd(kill.after());
        if (server.alive()) {
            blow.strike();
            server.kill();
            return false;
        }
        if (!kill.atPoint() || !server.wasKilled()) {
            throw new TrialFailure("the server ended by itself:\n" + server.said().text());
        }
        return true;
    }

    /// The last server is stopped in order: then all is there that anybody was shown.
    private Round end(int number) throws IOException, InterruptedException {
        var name = "round-" + number + "-end";
        long before = acknowledged();
        Optional<Readiness> ready;
        var findings = new ArrayList<Finding>();
        try (var server = ground.start(name, "")) {
            ready = Optional.of(server.awaitReady());
            if (!traders.awaitAllPlaying(PATIENCE)) {
                findings.add(new Finding(Promise.CONSISTENT, "not all traders were let in again"));
            }
            TimeUnit.SECONDS.sleep(1);
            var summary = traders.stop();
            summary.odd().forEach(sentence -> findings.add(new Finding(Promise.CONSISTENT, sentence)));
            if (server.stop() != 0) {
                findings.add(new Finding(Promise.SOUND, "the last stop was not clean:\n" + server.said().text()));
            }
        }
        findings.addAll(findings(name, ready, true));
        return new Round(number, Kill.none(), false, ready, acknowledged() - before, findings);
    }

    private List<Finding> findings(String name, Optional<Readiness> ready, boolean verify) throws IOException, InterruptedException {
        var findings = new ArrayList<Finding>();
        ready.filter(time -> time.wall().compareTo(readyWithin) > 0)
                .ifPresent(time -> findings.add(new Finding(Promise.READY, "it took " + time + " to get ready")));
        findings.addAll(ground.compare(name, traders.witnesses()));
        if (verify) {
            ground.verify(name).ifPresent(findings::add);
        }
        return findings;
    }

    private long acknowledged() {
        return traders.witnesses().stream().mapToLong(Witness::acknowledged).sum();
    }
}
