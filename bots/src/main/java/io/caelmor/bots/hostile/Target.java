package io.caelmor.bots.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// The server that is attacked: a port of this machine.
public record Target(int port) {
    private static final int CONNECT_MILLIS = 5_000;

    /// A connection from `from`, one of 127.0.0.0/8.
    RawSocket open(String from) throws IOException {
        return open(from, 0);
    }

    /// The same with a receive buffer of about so many bytes; 0 leaves it to the system.
    RawSocket open(String from, int receiveBytes) throws IOException {
        var socket = new Socket();
        try {
            if (receiveBytes > 0) {
                socket.setReceiveBufferSize(receiveBytes);
            }
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            return new RawSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
