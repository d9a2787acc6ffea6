package io.caelmor.bots.hostile;

import java.io.IOException;
import java.util.Set;

/// Plays, and then sends 100,000 frames a second, or as many as the machine lets it.
final class Flooder implements Attack {
    private static final int FRAMES_PER_SECOND = 100_000;
    private static final int FRAMES_PER_WRITE = 1_000;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int CUT_MILLIS = 1_000;
    private static final Set<String> REASONS = Set.of("flood", "frame_rate", "wire_rate", "data_rate", "address_rate");

    private final Addresses addresses = new Addresses(30, 50);
    private int number;

    @Override
    public String name() {
        return "100,000 frames a second";
    }

    @Override
    public String promise() {
        return "each cut within 1 s, told the rate";
    }

    @Override
    public void attempt(Target target, Tally tally) {
        tally.tried();
        try (var socket = target.open(addresses.at(number++))) {
            Offence.join(socket, "foe-flood");
            long begin = System.nanoTime();
            Thread.ofVirtual().start(() -> flood(socket)); // which ends with the connection
            var end = socket.awaitEnd(PATIENCE_MILLIS);
            if (end == null) {
                tally.kept();
            } else {
                tally.ended(System.nanoTime() - begin, end);
            }
        } catch (IOException _) {
            tally.failed();
        }
    }

    private static void flood(RawSocket socket) {
        var frames = new byte[FRAMES_PER_WRITE * 4];
        for (int at = 0; at < frames.length; at += 4) { // each acknowledges tick 1
            frames[at + 1] = 2;
            frames[at + 2] = RawSocket.ACK;
            frames[at + 3] = 1;
        }
        long due = System.nanoTime();
        try {
            while (true) {
                socket.send(frames);
                due += 1_000_000_000L / FRAMES_PER_SECOND * FRAMES_PER_WRITE;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
            }
        } catch (IOException _) {
            // cut
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean held(Tally.Count count, int patience) {
        return count.allEndedWithin((long) patience * CUT_MILLIS) && REASONS.containsAll(count.ended().keySet()) && count.failed() * 10 <= count.tried();
    }
}
