package io.caelmor.benchmarks;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.kernel.session.Gate;
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

    /// A new connection that has said hello for an account.
    Walker connect(String account) {
        var walker = new Walker();
        walker.open(gate, account);
        return walker;
    }
}
