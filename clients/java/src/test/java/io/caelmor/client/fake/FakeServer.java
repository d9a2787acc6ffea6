package io.caelmor.client.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ServerSocketFactory;

/// A server that plays a script to each of its connections, each on a thread of its own.
public final class FakeServer implements AutoCloseable {
    /// What the server does with a connection; when it returns, the connection is closed.
    public interface Script {
        void play(FakeConnection connection) throws Exception;
    }

    private final ServerSocket socket;
    private final Script script;
    private final ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();

    private FakeServer(ServerSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
    }

    /// A server on a free port, both carriers on it.
    public static FakeServer start(Script script) throws IOException {
        return start(ServerSocketFactory.getDefault(), script);
    }

    /// A server whose sockets come from a factory, like one for TLS.
    public static FakeServer start(ServerSocketFactory factory, Script script) throws IOException {
        FakeServer server = new FakeServer(factory.createServerSocket(0, 1000, InetAddress.getLoopbackAddress()), script);
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    /// `scheme://localhost:port`.
    public String address(String scheme) {
        return scheme + "://localhost:" + socket.getLocalPort();
    }

    /// What scripts threw, apart from the end of a connection.
    public List<Exception> failures() {
        return new ArrayList<>(failures);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : sockets) {
            each.close();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                sockets.add(accepted);
                Thread.ofVirtual().start(() -> play(accepted));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void play(Socket accepted) {
        try (FakeConnection connection = new FakeConnection(accepted)) {
            script.play(connection);
        } catch (IOException _) {
            // The client went away, which ends the script.
        } catch (Exception e) {
            failures.add(e);
        }
    }
}
