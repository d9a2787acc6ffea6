package io.caelmor.bots.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;

/// Opens so many connections from one address, each with a thread of the system's: among ten thousand virtual ones that trickle they would see their ends late.
///
/// @param connections at once
/// @param mayStay     of these, as many as one address may have
record CrowdedAddress(int connections, int mayStay) implements Attack {
    private static final String HERE = "127.0.20.1";
    /// What one of those who may stay is told when others wait who came later: it has said no hello.
    private static final String WAITED = "handshake_timeout";
    private static final int CUT_MILLIS = 1_000;
    private static final int PATIENCE_MILLIS = 8_000;

    @Override
    public String name() {
        return "%,d connections from one address".formatted(connections);
    }

    @Override
    public String promise() {
        return "all but " + mayStay + " cut within 1 s";
    }

    @Override
    public void attempt(Target target, Tally tally) {
        try (var all = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            for (int i = 0; i < connections; i++) {
                all.submit(() -> one(target, tally));
            }
        }
    }

    private static void one(Target target, Tally tally) {
        tally.tried();
        try (var socket = target.open(HERE)) {
            long begin = System.nanoTime();
            var kick = comeIn(socket);
            if (WAITED.equals(kick)) {
                tally.outlasted(kick);
            } else {
                tally.outcome(begin, kick);
            }
        } catch (IOException _) {
            tally.failed();
        }
    }

    private static String comeIn(RawSocket socket) throws IOException {
        try {
            socket.send((byte) 0); // so that the server knows its carrier, and can say why
        } catch (IOException _) {
            return ""; // closed before that
        }
        return socket.awaitEnd(PATIENCE_MILLIS);
    }

    @Override
    public boolean held(Tally.Count count, int patience) {
        long volleys = count.tried() / connections;
        long stayed = count.kept() + count.ended().getOrDefault(WAITED, 0L);
        return volleys > 0 && stayed <= volleys * mayStay && count.slowestMillis() <= (long) patience * CUT_MILLIS && count.failed() * 10 <= count.tried();
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(3);
    }
}
