package io.caelmor.stress;

import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.wire.WireWriter;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// One connection of a player, on either carrier, with or without TLS.
final class Visitor implements AutoCloseable {
    private static final byte[] UPGRADE = ("GET / HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    /// How a TLS handshake of 512 bytes begins.
    private static final byte[] CLIENT_HELLO = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3};
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final boolean webSocket;
    private final SplittableRandom random;
    private DataInputStream in;

    /// Connects. `trusting` is null where the server speaks no TLS.
    Visitor(int port, SSLContext trusting, boolean webSocket, SplittableRandom random) throws IOException {
        this.webSocket = webSocket;
        this.random = random;
        var address = InetAddress.getLoopbackAddress();
        socket = trusting == null ? new Socket(address, port) : trusting.getSocketFactory().createSocket(address, port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /// Says some of what begins a connection, inside TLS or bare, and never the whole of it.
    void sayHalf(boolean tls) throws IOException {
        byte[] whole = tls ? Arrays.copyOf(CLIENT_HELLO, 400) : webSocket ? UPGRADE : new byte[] {0, 20, 1, 1, 3, 'a'};
        write(Arrays.copyOf(whole, random.nextInt(1, whole.length)));
    }

    /// Settles TLS and the carrier.
    void enter() throws IOException {
        if (socket instanceof SSLSocket tls) {
            tls.startHandshake();
        }
        in = new DataInputStream(socket.getInputStream());
        if (webSocket) {
            write(UPGRADE);
            int lastFour = 0;
            while (lastFour != 0x0D0A_0D0A) {
                lastFour = lastFour << 8 | in.readUnsignedByte();
            }
        }
    }

    void hello(String account) throws IOException {
        send(writer -> {
            writer.u8(MessageType.HELLO);
            writer.u8(1);
            writer.text(account);
            writer.text("");
            writer.text("churn");
        });
    }

    void resume(byte[] token) throws IOException {
        send(writer -> {
            writer.u8(MessageType.RESUME);
            writer.u8(1);
            writer.bytes(token, 0, token.length);
            writer.text("churn");
        });
    }

    void command(int id, int number) throws IOException {
        send(writer -> {
            writer.u8(MessageType.COMMAND);
            writer.u8(0);
            writer.varint(id);
            writer.varint(number);
            writer.float32(1);
            writer.float32(0);
        });
    }

    void bye() throws IOException {
        send(writer -> writer.u8(MessageType.BYE));
    }

    /// Waits for a welcome and answers its token; null where the server said something else.
    byte[] welcome() throws IOException {
        byte[] frame = read();
        if (frame.length == 0 || (frame[0] & 0xFF) != MessageType.WELCOME) {
            return null;
        }
        var reader = new WireReader().wrap(frame, 3, frame.length - 3);
        reader.varint();
        reader.varint();
        reader.text(32);
        reader.skip(8);
        reader.text(32);
        var token = new byte[32];
        reader.bytes(token, 0, token.length);
        return token;
    }

    /// The next frame; empty where it is one of the carrier's own.
    byte[] read() throws IOException {
        if (!webSocket) {
            return in.readNBytes(in.readUnsignedShort());
        }
        int kind = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        byte[] frame = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
        return kind == 0x82 ? frame : new byte[0];
    }

    /// Reads until the server closes.
    void readToEnd() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException _) {
            // That is the end.
        }
    }

    private void send(Consumer<WireWriter> content) throws IOException {
        var writer = new WireWriter().wrap(new byte[512], 0, 512);
        content.accept(writer);
        byte[] frame = Arrays.copyOf(writer.array(), writer.length());
        if (webSocket) {
            // A mask of zeros masks nothing.
            write(ByteBuffer.allocate(6 + frame.length).put((byte) 0x82).put((byte) (0x80 | frame.length)).putInt(0).put(frame).array());
        } else {
            write(ByteBuffer.allocate(2 + frame.length).putShort((short) frame.length).put(frame).array());
        }
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// Drops the connection: by a reset, mostly, since who closes in peace keeps the port busy for a minute.
    @Override
    public void close() throws IOException {
        if (random.nextInt(8) != 0) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
    }
}
