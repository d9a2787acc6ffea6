package io.caelmor.bots.hostile;

import java.io.IOException;

/// Gives commands before it said hello.
final class EarlyCommands extends Offence {
    EarlyCommands() {
        super("commands before the handshake", "malformed", 31);
    }

    @Override
    void offend(RawSocket socket) throws IOException {
        socket.frame((byte) RawSocket.COMMAND, (byte) 0, (byte) 1, (byte) 1);
    }
}
