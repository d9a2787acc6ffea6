package io.caelmor.bots.hostile;

import java.io.IOException;

/// Announces a frame of 65,535 bytes, and sends ten of them.
final class LyingLengths extends Offence {
    LyingLengths() {
        super("lying lengths", "malformed", 32);
    }

    @Override
    void offend(RawSocket socket) throws IOException {
        socket.send((byte) 0xFF, (byte) 0xFF, (byte) RawSocket.HELLO, (byte) 1, (byte) 3, (byte) 'a', (byte) 'n', (byte) 'n', (byte) 0, (byte) 0);
    }
}
