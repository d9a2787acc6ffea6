package io.caelmor.bots;

import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Bots that play on and on, while their caller decides what is measured and does something else to the server meanwhile. One thread.
public final class SteadyPlay implements AutoCloseable {
    private static final long JOIN_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long BYE_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final ClientGroup group = ClientGroup.create();
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
        play.await(JOIN_PATIENCE_NANOS, () -> play.bots.stream().allMatch(Bot::decided));
        play.onLoop(() -> {
            play.company.metronome().start(play.bots.getFirst().client());
            play.bots.forEach(Bot::measure);
            return true;
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
        onLoop(() -> {
            company.totals().forget();
            company.totals().begin(System.nanoTime());
            company.metronome().measure(true);
            return true;
        });
    }

    /// Measures no more, and adds what was measured to `spread`.
    public void end(Spread spread) throws InterruptedException {
        onLoop(() -> {
            company.metronome().measure(false);
            spread.add(company.totals());
            company.totals().forget();
            return true;
        });
    }

    /// How many play.
    public int playing() throws InterruptedException {
        return onLoop(() -> (int) bots.stream().filter(Bot::playing).count());
    }

    /// The first things that did not add up; empty where all did.
    public List<String> odd() {
        return company.oddities().first();
    }

    /// Says goodbye for all of them, and waits for the answers.
    @Override
    public void close() {
        try {
            onLoop(() -> {
                bots.forEach(Bot::rest);
                bots.stream().filter(Bot::playing).forEach(bot -> {
                    bot.leave();
                    bot.client().bye();
                });
                return true;
            });
            await(BYE_PATIENCE_NANOS, () -> bots.stream().noneMatch(Bot::playing));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            group.close();
        }
    }

    private void await(long patienceNanos, Callable<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + patienceNanos;
        while (!onLoop(condition) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private <T> T onLoop(Callable<T> task) throws InterruptedException {
        try {
            return bots.getFirst().client().call(task).get(1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a bot's event loop", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the bots' event loop does nothing any more", e);
        }
    }
}
