package io.caelmor.persistence.sql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A port that leads to a database server, and can be shut: then nobody gets in, and who was in is cut off.
final class Door implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int serverPort;
    private volatile boolean shut;

    Door(int serverPort) throws IOException {
        this.serverPort = serverPort;
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /// Shuts the door until what it answers is closed.
    AutoCloseable shut() {
        shut = true;
        sockets.forEach(Door::close);
        sockets.clear();
        return () -> shut = false;
    }

    private void admit() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                if (shut) {
                    close(client);
                    continue;
                }
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                sockets.add(client);
                sockets.add(server);
                if (shut) { // meanwhile: who shut it may have missed these two
                    close(client);
                    close(server);
                    continue;
                }
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
            } catch (IOException _) {
                // The door was taken away.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One side hung up.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It was closed already.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        sockets.forEach(Door::close);
    }
}
