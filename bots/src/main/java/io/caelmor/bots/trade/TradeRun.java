package io.caelmor.bots.trade;

import io.caelmor.bots.loop.PlayLoop;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Traders at play, from [#start] to [#stop]. They play on a thread of their own; its methods are for one other thread.
///
/// ```java
/// try (var run = TradeRun.start(TradeOptions.surviving(url, 20, seed, "t-"))) {
///     run.awaitAllPlaying(patience);
///     server.kill();
///     run.awaitNonePlaying(patience);
///     compare(store, run.witnesses());
///     server.restart();
///     run.awaitAllPlaying(patience);
///     assertEquals(0, run.stop().oddCount());
/// }
/// ```
public final class TradeRun implements AutoCloseable {
    private static final Duration RECEIPT_GRACE = Duration.ofSeconds(15);
    private static final Duration BYE_PATIENCE = Duration.ofSeconds(15);

    private final TradeOptions options;
    private final TradeTotals totals = new TradeTotals();
    private final ClientGroup group = ClientGroup.create();
    private final PlayLoop loop = new PlayLoop(group);
    private final List<Trader> traders = new ArrayList<>();
    private final long startNanos = System.nanoTime();

    private TradeRun(TradeOptions options) {
        this.options = options;
        for (int number = 1; number <= options.count(); number++) {
            Trader trader = new Trader(number, options, totals);
            String account = trader.witness().account();
            trader.attach(group.client(ClientOptions.of(options.url(), account).withProgram("caelmor-bots")
                    .withCredential(() -> options.credentials().apply(account)), trader));
            traders.add(trader);
        }
    }

    /// Begins to join, one after the other, and answers at once. Each plays as soon as it is in.
    ///
    /// @throws IllegalArgumentException where the url is none of a server
    public static TradeRun start(TradeOptions options) {
        // Here, before there is a thread that somebody would have to end.
        ClientOptions.of(options.url(), options.namePrefix());
        TradeRun run = new TradeRun(options);
        for (int i = 0; i < run.traders.size(); i++) {
            Trader trader = run.traders.get(i);
            trader.client().schedule(Duration.ofNanos((long) (i * 1e9 / options.joinsPerSecond())), trader.client()::connect);
        }
        return run;
    }

    /// What each trader was told, in the order of their numbers.
    public List<Witness> witnesses() {
        return traders.stream().map(Trader::witness).toList();
    }

    /// Waits until all are on the server and were shown what they hold.
    public boolean awaitAllPlaying(Duration patience) throws InterruptedException {
        return loop.await(patience, () -> traders.stream().allMatch(trader -> trader.playing() && trader.witness().present().isPresent()));
    }

    /// Waits until all have lost the server: until they find it again, no witness changes.
    public boolean awaitNonePlaying(Duration patience) throws InterruptedException {
        return loop.await(patience, () -> traders.stream().noneMatch(Trader::playing));
    }

    /// Waits until each was let in or turned away for the first time; answers how many were let in.
    public int awaitDecided(Duration patience) throws InterruptedException {
        loop.await(patience, () -> traders.stream().allMatch(Trader::decided));
        return loop.ask(this::playing);
    }

    /// How things stand, in a line.
    public String standing() throws InterruptedException {
        return loop.ask(() -> String.format(Locale.ROOT, "%d traders, %,d commands, %,d durable, %,d trades, %d odd", playing(), totals.sent,
                totals.durable, totals.sidesOfTrades / 2, totals.oddCount));
    }

    /// Brings all to rest, waits for their receipts, compares what they hold with what they brought, and says goodbye. Who has no server
    /// at this time is left out.
    public TradeSummary stop() throws InterruptedException {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        loop.run(() -> traders.forEach(trader -> trader.act(false)));
        boolean answered = loop.await(RECEIPT_GRACE, () -> traders.stream().allMatch(trader -> trader.awaited() == 0));
        int joined = loop.ask(this::playing);
        loop.run(() -> {
            if (!answered) {
                traders.stream().filter(trader -> trader.awaited() > 0).forEach(trader ->
                        totals.odd(trader.witness().account() + " got no receipt for " + trader.awaited() + " commands"));
            }
            traders.forEach(trader -> trader.witness().contradictions().forEach(totals::odd));
            compare();
            traders.forEach(Trader::leave);
        });
        loop.await(BYE_PATIENCE, () -> traders.stream().noneMatch(Trader::playing));
        return loop.ask(() -> TradeSummary.of(options, joined, seconds, totals));
    }

    /// Drops all connections without a word.
    @Override
    public void close() {
        group.close();
    }

    /// At rest, gold is what was brought and what trades with others made of it, and no item is in two hands.
    private void compare() {
        if (traders.stream().anyMatch(trader -> !trader.playing() || trader.witness().present().isEmpty())) {
            return;
        }
        long brought = 0;
        long present = 0;
        var holders = new HashMap<Long, String>();
        for (Trader trader : traders) {
            Witness witness = trader.witness();
            Holdings holdings = witness.present().orElseThrow();
            brought += witness.brought().orElseThrow().gold();
            present += holdings.gold();
            for (long item : holdings.items()) {
                String other = holders.put(item, witness.account());
                if (other != null) {
                    totals.odd("item " + item + " is in the hands of " + other + " and of " + witness.account());
                }
            }
        }
        // A crash undoes trades that were told of; among themselves they move nothing.
        long won = totals.lostConnections > 0 ? 0 : totals.goldTaken - totals.goldGiven;
        if (present != brought + won) {
            totals.odd("they brought " + brought + " gold, won " + won + " from others, and have " + present);
        }
    }

    private int playing() {
        return (int) traders.stream().filter(Trader::playing).count();
    }
}
