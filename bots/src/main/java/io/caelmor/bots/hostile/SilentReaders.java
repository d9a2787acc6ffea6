package io.caelmor.bots.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;

/// Joins with so many players who read their welcome and nothing after it, with the smallest receive buffers that there are. What must come of
/// it is seen in the server's memory.
///
/// @param connections at once
/// @param holdMillis  how long they stay
record SilentReaders(int connections, int holdMillis) implements Attack {
    private static final Addresses ADDRESSES = new Addresses(10, 50);
    private static final int RECEIVE_BYTES = 1;
    private static final int WELCOME_MILLIS = 30_000;

    @Override
    public String name() {
        return "%,d silent readers".formatted(connections);
    }

    @Override
    public String promise() {
        return "memory bounded, given back";
    }

    @Override
    public void attempt(Target target, Tally tally) {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                int number = i;
                all.submit(() -> {
                    one(target, tally, number);
                    return null;
                });
            }
        }
    }

    private void one(Target target, Tally tally, int number) throws InterruptedException {
        tally.tried();
        try (var socket = target.open(ADDRESSES.at(number), RECEIVE_BYTES)) {
            long begin = System.nanoTime();
            socket.hello("foe-silent-" + number);
            if (socket.welcomed(WELCOME_MILLIS) == null) {
                tally.failed();
                return;
            }
            tally.welcomed(System.nanoTime() - begin);
            Thread.sleep(holdMillis);
        } catch (IOException _) {
            tally.failed();
        }
    }

    /// That there were enough of them.
    @Override
    public boolean held(Tally.Count count, int patience) {
        return count.kept() * 10 >= count.tried() * 9;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }
}
