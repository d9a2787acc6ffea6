package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A running transport with a [TestGate] behind it. Closing it stops the transport and checks that nothing is left.
final class TestServer implements AutoCloseable {
    final TestGate gate;
    final TestDeclarations declarations;
    final NettyTransport transport;

    private TestServer(TestDeclarations declarations, NettyTransport transport, TestGate gate) {
        this.declarations = declarations;
        this.transport = transport;
        this.gate = gate;
    }

    /// Starts on any free port; `keysAndValues` are further settings.
    static TestServer start(Object... keysAndValues) throws IOException {
        return start(new NettyTransport(), new TestGate(), keysAndValues);
    }

    /// The same, where time stands still and nothing is forgotten.
    static TestServer startInOneMoment(Object... keysAndValues) throws IOException {
        return start(new NettyTransport(() -> 0), new TestGate(), keysAndValues);
    }

    /// The same, where so many may wait at once.
    static TestServer startWithRoomFor(int strangers, Object... keysAndValues) throws IOException {
        var gate = new TestGate();
        gate.strangers = strangers;
        return start(new NettyTransport(), gate, keysAndValues);
    }

    private static TestServer start(NettyTransport transport, TestGate gate, Object... keysAndValues) throws IOException {
        var all = new ArrayList<Object>(List.of("port", 0, "event_loops", 2));
        all.addAll(List.of(keysAndValues));
        var server = new TestServer(new TestDeclarations(TestSettings.of(all.toArray())), transport, gate);
        server.transport.declare(server.declarations);
        server.transport.start(server.gate);
        return server;
    }

    int port() {
        String endpoint = transport.endpoints().getFirst();
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    /// The one and only port opened so far, waited for.
    TestPort onlyPort() {
        Await.until("a port", () -> !gate.ports.isEmpty());
        assertEquals(1, gate.ports.size());
        return gate.ports.getFirst();
    }

    long count(String counter) {
        String name = "transport." + counter;
        return declarations.metrics.counters().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow().value();
    }

    long links() {
        return declarations.ledger.get("transport.links").getAsLong();
    }

    /// Connections that count for an address.
    long addressed() {
        return declarations.ledger.get("transport.addressed").getAsLong();
    }

    @Override
    public void close() {
        transport.stop();
        assertEquals(0, links(), "links in the ledger");
        assertEquals(0, addressed(), "connections counted for addresses");
        assertEquals(0, transport.directBytes(), "bytes of direct memory still in use");
        assertEquals(count("accepted"), count("closed"), "sockets closed of those accepted");
        for (var opened : gate.ports) {
            assertEquals(List.of(), List.copyOf(opened.breaches));
            assertEquals(1, opened.disconnects, "disconnected() of " + opened.link.remoteAddress());
        }
    }
}
