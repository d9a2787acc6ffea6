package io.caelmor.benchmarks;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.kernel.session.Gate;
import io.caelmor.testing.SteppedServer;
import java.nio.ByteBuffer;
import java.util.List;

/// A transport without sockets that leaves frames where they are: whoever plays the clients takes them, outside of the tick.
final class MemorySockets implements Transport {
    private Gate gate;

    @Override
    public void declare(Declarations declarations) {}

    @Override
    public void start(Gate to) {
        gate = to;
    }

    @Override
    public List<String> endpoints() {
        return List.of();
    }

    @Override
    public void wake() {}

    @Override
    public void stopAccepting() {}

    @Override
    public void stop() {}

    /// Lets `player0` and so on join, as many as the array holds, and steps the server until all play. They take their frames meanwhile: the
    /// ticks run faster than the store, and who takes nothing for too many of them is closed. Answers how many bytes they took.
    long join(SteppedServer server, Walker[] walkers, ByteBuffer frame) {
        for (int i = 0; i < walkers.length; i++) {
            walkers[i] = new Walker();
            walkers[i].open(gate, "player" + i);
        }
        var bytes = new long[1];
        server.stepUntil(() -> {
            for (var walker : walkers) {
                bytes[0] += walker.drain(frame);
                walker.mustBeOpen();
            }
            return server.kernel().sessions().activeCount() == walkers.length;
        });
        return bytes[0];
    }
}
