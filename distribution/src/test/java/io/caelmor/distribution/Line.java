package io.caelmor.distribution;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line between a client and a server, on a port of its own, that a test can cut: what is connected breaks, and nothing connects until it is mended.
final class Line implements AutoCloseable {
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean cut;

    private Line(ServerSocket entrance) {
        this.entrance = entrance;
    }

    static Line open() throws IOException {
        var line = new Line(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(line::accept);
        return line;
    }

    /// The port to connect to.
    int port() {
        return entrance.getLocalPort();
    }

    /// Leads to this port of the machine from now on.
    void leadTo(int port) {
        target = port;
    }

    void cut() {
        cut = true;
        sockets.forEach(Line::quietly);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var near = entrance.accept();
                sockets.add(near);
                Thread.ofVirtual().start(() -> join(near));
            } catch (IOException _) {
                // Closed, or a client that was gone before it was taken.
            }
        }
    }

    private void join(Socket near) {
        try (near; var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(far);
            if (cut) {
                return;
            }
            var back = Thread.ofVirtual().start(() -> carry(far, near));
            carry(near, far);
            back.join();
        } catch (IOException | InterruptedException _) {
            // Either end is gone; the other follows.
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // The line is cut, or an end has closed.
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed as well as can be.
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        entrance.close();
    }
}
