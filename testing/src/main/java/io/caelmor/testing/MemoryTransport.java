package io.caelmor.testing;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.kernel.session.Gate;
import java.util.ArrayList;
import java.util.List;

/// A transport without sockets: clients are objects, and their "event loop" is the test's thread. Implements the contract of a real one.
public final class MemoryTransport implements Transport {
    private final List<TestClient> clients = new ArrayList<>();
    private Gate gate;
    private boolean accepting;

    @Override
    public void declare(Declarations declarations) {}

    @Override
    public void start(Gate to) {
        gate = to;
        accepting = true;
    }

    @Override
    public List<String> endpoints() {
        return List.of("memory");
    }

    @Override
    public void wake() {
        if (!clients.isEmpty()) { // so that a server without clients here allocates nothing
            List.copyOf(clients).forEach(TestClient::pump);
        }
    }

    @Override
    public void stopAccepting() {
        accepting = false;
    }

    @Override
    public void stop() {
        accepting = false;
        List.copyOf(clients).forEach(TestClient::drop);
    }

    /// A new socket, open and silent.
    TestClient connect() {
        if (!accepting) {
            throw new IllegalStateException("the server does not accept connections");
        }
        var client = new TestClient(this);
        clients.add(client);
        client.open(gate);
        return client;
    }

    void closed(TestClient client) {
        clients.remove(client);
    }
}
