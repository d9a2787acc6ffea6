package io.caelmor.bots.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/// Opens so many connections from many addresses, and sends each one's handshake a byte a second: half of them upgrades to WebSocket, half
/// the hello of a TCP client.
///
/// @param connections at once
record TricklingHandshakes(int connections) implements Attack {
    private static final Addresses ADDRESSES = new Addresses(40, 250);
    private static final byte[] UPGRADE = "GET / HTTP/1.1\r\nHost: here\r\nX: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTE_MILLIS = 1_000;
    private static final int MOST_BYTES = 20;
    /// The absolute deadline, and what it takes to see that it was kept.
    private static final int GONE_MILLIS = 10_500;

    @Override
    public String name() {
        return "%,d trickling handshakes".formatted(connections);
    }

    @Override
    public String promise() {
        return "all gone after 10 s";
    }

    @Override
    public void attempt(Target target, Tally tally) {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                int number = i;
                all.submit(() -> one(target, tally, number));
            }
        }
    }

    private static void one(Target target, Tally tally, int number) {
        tally.tried();
        byte[] handshake = number % 2 == 0 ? UPGRADE : new byte[] {0, 100, RawSocket.HELLO, 1, 30, 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'};
        try (var socket = target.open(ADDRESSES.at(number))) {
            long begin = System.nanoTime();
            if (outlasts(socket, handshake)) {
                tally.kept();
            } else {
                tally.ended(System.nanoTime() - begin, "");
            }
        } catch (IOException _) {
            tally.failed();
        }
    }

    private static boolean outlasts(RawSocket socket, byte[] handshake) {
        try {
            socket.send(handshake[0]);
            for (int sent = 1; sent < MOST_BYTES; sent++) {
                if (socket.endsWithin(BYTE_MILLIS)) {
                    return false;
                }
                socket.send(handshake[sent]);
            }
            return true;
        } catch (IOException _) {
            return false; // closed while it was written to
        }
    }

    @Override
    public boolean held(Tally.Count count, int patience) {
        return count.tried() > 0 && count.kept() == 0 && count.slowestMillis() <= (long) patience * GONE_MILLIS && count.failed() * 10 <= count.tried();
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }
}
