package io.caelmor.fuzz;

import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.TestClient;

/// What a client says while it plays: frames into the port of an active session, and the ticks that follow from them. Each piece is a frame.
final class CommandsTarget implements Target {
    /// Inputs after which a new link is taken, so that what it was sent does not pile up.
    private static final int INPUTS_PER_LINK = 100;

    private final SteppedServer server = Servers.start();
    private TestClient client;
    private int inputs;

    @Override
    public void take(byte[] input) throws Exception {
        if (client == null || !client.isOpen() || inputs++ % INPUTS_PER_LINK == 0) {
            rejoin();
        }
        Target.pieces(input, client::send);
        server.step();
        Servers.check(server);
    }

    private void rejoin() {
        if (client != null) {
            client.drop();
        }
        client = server.connect().hello("ann");
        for (int ticks = 0; client.frames().isEmpty(); ticks++) {
            server.step();
            if (ticks > 1000) {
                Thread.onSpinWait();
            }
        }
        if (!client.isOpen()) {
            throw new AssertionError("an honest client was not let in: " + client.closeReason());
        }
    }

    @Override
    public long units() {
        return server.counter("inbound.frames");
    }
}
