package io.caelmor.transport.netty;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/// A client of either carrier on a plain socket, which can also send what no proper client would.
final class TestClient implements AutoCloseable {
    static final String UPGRADE = "GET / HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

    final Socket socket;
    private final Carrier carrier;
    private final DataInputStream in;
    /// The code of the close frame that ended the stream; 0 where none came.
    int closeCode;

    private TestClient(Carrier carrier, Socket socket) throws IOException {
        this.carrier = carrier;
        this.socket = socket;
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 65_536));
    }

    /// Connects, upgraded where the carrier needs it.
    static TestClient connect(Carrier carrier, int port) throws IOException {
        return connect(carrier, port, 0);
    }

    /// Connects with a receive buffer of about that many bytes; 0 leaves it to the system.
    static TestClient connect(Carrier carrier, int port, int receiveBytes) throws IOException {
        var socket = new Socket();
        if (receiveBytes > 0) {
            socket.setReceiveBufferSize(receiveBytes);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return over(carrier, socket);
    }

    /// A client on a socket that is connected already, a TLS one perhaps.
    static TestClient over(Carrier carrier, Socket socket) throws IOException {
        var client = new TestClient(carrier, socket);
        if (carrier == Carrier.WEBSOCKET) {
            client.write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
            String answer = client.readHead();
            if (!answer.startsWith("HTTP/1.1 101 ")) {
                throw new IOException(answer);
            }
        }
        return client;
    }

    /// Connects from that address of this machine.
    static TestClient from(String address, Carrier carrier, int port) throws IOException {
        return over(carrier, new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(address), 0));
    }

    /// Connects and says nothing.
    static TestClient raw(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        return new TestClient(Carrier.TCP, socket);
    }

    /// A frame in the form the carrier sends.
    byte[] encode(byte[] frame) {
        if (carrier == Carrier.WEBSOCKET) {
            return webSocket(0x82, frame);
        }
        return ByteBuffer.allocate(2 + frame.length).putShort((short) frame.length).put(frame).array();
    }

    /// A masked WebSocket frame with that first byte.
    static byte[] webSocket(int firstByte, byte[] payload) {
        int extended = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8;
        var out = ByteBuffer.allocate(2 + extended + 4 + payload.length).put((byte) firstByte);
        switch (extended) {
            case 0 -> out.put((byte) (0x80 | payload.length));
            case 2 -> out.put((byte) (0x80 | 126)).putShort((short) payload.length);
            default -> out.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        int mask = ThreadLocalRandom.current().nextInt();
        out.putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            out.put((byte) (payload[i] ^ mask >>> 24 - 8 * (i & 3)));
        }
        return out.array();
    }

    void send(byte[] frame) throws IOException {
        write(encode(frame));
    }

    void write(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// The next binary frame, whole; null at the end of the stream.
    byte[] readFrame() throws IOException {
        if (carrier == Carrier.TCP) {
            int high = in.read();
            return high < 0 ? null : in.readNBytes(high << 8 | in.readUnsignedByte());
        }
        var unit = readUnit();
        if (unit == null) {
            return null;
        }
        if (unit.firstByte() == 0x88) {
            closeCode = unit.payload().length < 2 ? 1005 : ByteBuffer.wrap(unit.payload()).getShort() & 0xFFFF;
            return in.read() < 0 ? null : new byte[] {-1};
        }
        if (unit.firstByte() != 0x82) {
            throw new IOException("not a binary frame: " + unit);
        }
        return unit.payload();
    }

    /// Any frame of a WebSocket server.
    record Unit(int firstByte, byte[] payload) {}

    Unit readUnit() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length > 126) {
            throw new IOException("a masked or overlong frame from the server");
        }
        return new Unit(first, in.readNBytes(length));
    }

    /// An HTTP head with its empty line, or what there was of it.
    String readHead() throws IOException {
        var head = new ByteArrayOutputStream();
        int b;
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n") && (b = in.read()) >= 0) {
            head.write(b);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    /// Whether the server closes, in whatever manner and after whatever it still sends, before the time-out.
    boolean readsToEnd() throws IOException {
        try {
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (SocketException _) {
            return true; // a reset
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
