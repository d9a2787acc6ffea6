package io.caelmor.bots;

import io.caelmor.bots.loop.PlayLoop;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Bots that play on and on, while their caller decides what is measured and does something else to the server meanwhile. One thread.
public final class SteadyPlay implements AutoCloseable {
    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(30);
    private static final Duration BYE_PATIENCE = Duration.ofSeconds(15);

    private final ClientGroup group = ClientGroup.create();
    private final PlayLoop loop = new PlayLoop(group);
    private final Company company;
    private final List<Bot> bots = new ArrayList<>();

    private SteadyPlay(BotOptions options) {
        company = Company.of(options);
    }

    /// Lets them join; returns when each is in, or was turned away, which is odd.
    public static SteadyPlay join(BotOptions options) throws InterruptedException {
        var play = new SteadyPlay(options);
        for (int number = 1; number <= options.count(); number++) {
            play.join(number);
            TimeUnit.NANOSECONDS.sleep((long) (1e9 / options.joinsPerSecond()));
        }
        play.loop.await(JOIN_PATIENCE, () -> play.bots.stream().allMatch(Bot::decided));
        play.loop.run(() -> {
            play.company.metronome().start(play.bots.getFirst().client());
            play.bots.forEach(Bot::measure);
        });
        return play;
    }

    private void join(int number) {
        var options = company.options();
        var bot = new Bot(number, company);
        bot.attach(group.client(ClientOptions.of(options.url(), bot.who()).withProgram("caelmor-bots")
                .withCredential(() -> options.credentials().apply(bot.who())).withOwnOnly(!company.keepsAll(number)), bot));
        bots.add(bot);
        bot.client().connect();
    }

    /// Measures from now on.
    public void begin() throws InterruptedException {
        loop.run(() -> {
            company.totals().forget();
            company.totals().begin(System.nanoTime());
            company.metronome().measure(true);
        });
    }

    /// Measures no more, and adds what was measured to `spread`.
    public void end(Spread spread) throws InterruptedException {
        loop.run(() -> {
            company.metronome().measure(false);
            spread.add(company.totals());
            company.totals().forget();
        });
    }

    /// How many play.
    public int playing() throws InterruptedException {
        return loop.ask(() -> (int) bots.stream().filter(Bot::playing).count());
    }

    /// The first things that did not add up; empty where all did.
    public List<String> odd() {
        return company.oddities().first();
    }

    /// Says goodbye for all of them, and waits for the answers.
    @Override
    public void close() {
        try {
            loop.run(() -> {
                bots.forEach(Bot::rest);
                bots.stream().filter(Bot::playing).forEach(bot -> {
                    bot.leave();
                    bot.client().bye();
                });
            });
            loop.await(BYE_PATIENCE, () -> bots.stream().noneMatch(Bot::playing));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            group.close();
        }
    }
}
