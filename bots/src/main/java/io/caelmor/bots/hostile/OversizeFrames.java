package io.caelmor.bots.hostile;

import java.io.IOException;

/// Plays, and then sends a frame that is longer than a player may send.
final class OversizeFrames extends Offence {
    private static final int BYTES = 4_097;

    OversizeFrames() {
        super("oversize frames", "malformed", 33);
    }

    @Override
    void prepare(RawSocket socket) throws IOException {
        join(socket, "foe-oversize");
    }

    @Override
    void offend(RawSocket socket) throws IOException {
        socket.frame(new byte[BYTES]);
    }
}
