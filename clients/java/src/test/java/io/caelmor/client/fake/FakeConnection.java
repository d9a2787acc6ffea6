package io.caelmor.client.fake;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// One client of a [FakeServer], on plain blocking streams: frames in, frames out, on either carrier.
public final class FakeConnection implements AutoCloseable {
    private static final String WEB_SOCKET_KEY = "sec-websocket-key: ";
    private static final String WEB_SOCKET_MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int BINARY = 2;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final boolean webSocket;

    FakeConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
        in.mark(1);
        int first = in.read();
        in.reset();
        webSocket = first == 'G';
        if (webSocket) {
            upgrade();
        }
    }

    public boolean webSocket() {
        return webSocket;
    }

    /// The next frame.
    ///
    /// @throws EOFException where the client closed the connection
    public byte[] read() throws IOException {
        if (webSocket) {
            return readMessage();
        }
        byte[] frame = new byte[in.readUnsignedShort()];
        in.readFully(frame);
        return frame;
    }

    /// Sends a frame.
    public void send(byte[] frame) throws IOException {
        sendRaw(enclose(frame));
    }

    /// The frame with what its carrier puts around it.
    public byte[] enclose(byte[] frame) {
        return webSocket
                ? message(0x80 | BINARY, frame)
                : new Bytes().u8(frame.length >> 8, frame.length & 0xFF).raw(frame).toArray();
    }

    /// One WebSocket frame: its first byte and what it carries.
    public static byte[] message(int firstByte, byte[] content) {
        Bytes bytes = new Bytes().u8(firstByte);
        if (content.length < 126) {
            bytes.u8(content.length);
        } else {
            bytes.u8(126, content.length >> 8, content.length & 0xFF);
        }
        return bytes.raw(content).toArray();
    }

    /// Bytes as they are. One write for each call.
    public synchronized void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] readMessage() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int length = in.readUnsignedByte();
        if ((length & 0x80) == 0) {
            throw new IOException("a client must mask what it sends");
        }
        length &= 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = new byte[4];
        in.readFully(mask);
        byte[] content = new byte[length];
        in.readFully(content);
        for (int i = 0; i < length; i++) {
            content[i] ^= mask[i & 3];
        }
        if (opcode == BINARY) {
            return content;
        }
        throw new EOFException("the client sent a WebSocket frame with opcode " + opcode);
    }

    private void upgrade() throws IOException {
        String key = null;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase().startsWith(WEB_SOCKET_KEY)) {
                key = line.substring(WEB_SOCKET_KEY.length());
            }
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + WEB_SOCKET_MAGIC).getBytes(StandardCharsets.US_ASCII));
            sendRaw(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
