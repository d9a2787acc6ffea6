package io.caelmor.fuzz;

import io.caelmor.testing.SteppedServer;
import java.util.concurrent.atomic.AtomicReference;

/// What a stranger says first: each piece is a frame on a link of its own, but for those that follow a welcome.
final class GreetingTarget implements Target {
    private final SteppedServer server = Servers.start();

    @Override
    public void take(byte[] input) throws Exception {
        var client = new AtomicReference<>(server.connect());
        Target.pieces(input, frame -> {
            client.get().send(frame);
            server.step();
            if (!client.get().isOpen()) {
                client.set(server.connect());
            }
        });
        client.get().drop();
        server.step();
        Servers.check(server);
        if (server.counter("links.opened") != server.counter("links.closed")) {
            throw new AssertionError("a link that is gone was not seen to end");
        }
    }

    @Override
    public long units() {
        return server.counter("inbound.frames");
    }
}
