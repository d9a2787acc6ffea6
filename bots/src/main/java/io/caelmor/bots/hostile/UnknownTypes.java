package io.caelmor.bots.hostile;

import java.io.IOException;

/// Plays, and then sends a message of a type that there is not.
final class UnknownTypes extends Offence {
    private int type;

    UnknownTypes() {
        super("unknown types", "malformed", 34);
    }

    @Override
    void prepare(RawSocket socket) throws IOException {
        join(socket, "foe-unknown");
    }

    @Override
    void offend(RawSocket socket) throws IOException {
        socket.frame((byte) (0x06 + type++ % 0x7A), (byte) 1, (byte) 2, (byte) 3);
    }
}
