package io.caelmor.bots.hostile;

import java.io.IOException;
import java.time.Duration;

/// No attack: honest players who log in, one after the other, while the others attack.
final class Newcomers implements Attack {
    private static final int WELCOME_MILLIS = 30_000;

    private final Addresses addresses = new Addresses(60, 100);
    private int number;

    @Override
    public String name() {
        return "honest logins meanwhile";
    }

    @Override
    public String promise() {
        return "every one welcomed";
    }

    @Override
    public void attempt(Target target, Tally tally) {
        tally.tried();
        long begin = System.nanoTime();
        try (var socket = target.open(addresses.at(number))) {
            socket.hello("newcomer-" + number++ % 20);
            if (socket.welcomed(WELCOME_MILLIS) == null) {
                tally.ended(System.nanoTime() - begin, "not welcomed");
            } else {
                tally.welcomed(System.nanoTime() - begin);
                socket.frame((byte) RawSocket.BYE);
                socket.awaitEnd(WELCOME_MILLIS);
            }
        } catch (IOException _) {
            tally.failed();
        }
    }

    @Override
    public boolean held(Tally.Count count, int patience) {
        return count.tried() > 0 && count.kept() == count.tried();
    }

    @Override
    public Duration pause() {
        return Duration.ofMillis(100);
    }
}
