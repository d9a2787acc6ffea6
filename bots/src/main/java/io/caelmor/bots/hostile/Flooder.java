package io.caelmor.bots.hostile;

import java.io.IOException;
import java.util.Set;

/// Plays, and then sends 100,000 frames a second, or as many as the machine lets it.
final class Flooder extends Offence {
    private static final int FRAMES_PER_SECOND = 100_000;
    private static final int FRAMES_PER_WRITE = 1_000;

    Flooder() {
        super("100,000 frames a second", "the rate", Set.of("flood", "frame_rate", "wire_rate", "data_rate", "address_rate"), 30);
    }

    @Override
    void prepare(RawSocket socket) throws IOException {
        join(socket, "foe-flood");
    }

    @Override
    void offend(RawSocket socket) {
        Thread.ofVirtual().start(() -> flood(socket)); // which ends with the connection
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
}
