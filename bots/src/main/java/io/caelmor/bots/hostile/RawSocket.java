package io.caelmor.bots.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// A TCP carrier of docs/protocol.md that sends whatever it is told to. One thread reads, one writes.
final class RawSocket implements AutoCloseable {
    static final int HELLO = 0x01;
    static final int RESUME = 0x02;
    static final int COMMAND = 0x03;
    static final int BYE = 0x04;
    static final int ACK = 0x05;
    static final int WELCOME = 0x81;
    private static final int KICK = 0x83;
    private static final int TOKEN_BYTES = 32;
    private static final String PROGRAM = "hostile";

    private final Socket socket;
    private final DataInputStream in;

    RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 512));
    }

    /// Sends bytes as they are.
    void send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// Sends one frame.
    void frame(byte... content) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(content.length >> 8);
        out.write(content.length);
        out.writeBytes(content);
        send(out.toByteArray());
    }

    void hello(String account) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(HELLO);
        out.write(1);
        text(out, account);
        text(out, "");
        text(out, PROGRAM);
        frame(out.toByteArray());
    }

    void resume(byte[] token) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(RESUME);
        out.write(1);
        out.writeBytes(token);
        text(out, PROGRAM);
        frame(out.toByteArray());
    }

    /// Waits for the WELCOME that answers a greeting; its resume token, or `null` where the connection ended.
    byte[] welcomed(int millis) throws IOException {
        socket.setSoTimeout(millis);
        var frame = nextFrame();
        if (frame == null || (frame[0] & 0xFF) != WELCOME) {
            return null;
        }
        var fields = new Fields(frame, 3);
        fields.varint();
        fields.varint();
        fields.skip(fields.varint());
        fields.skip(2 * Float.BYTES);
        fields.skip(fields.varint());
        return fields.bytes(TOKEN_BYTES);
    }

    /// Reads on until the server ends the connection: why it said it did, or nothing where it did so without a word. `null`
    /// where it has not after so long.
    String awaitEnd(int millis) throws IOException {
        long deadline = System.nanoTime() + millis * 1_000_000L;
        String kick = "";
        try {
            while (true) {
                socket.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                var frame = nextFrame();
                if (frame == null) {
                    return kick;
                }
                if ((frame[0] & 0xFF) == KICK) {
                    var fields = new Fields(frame, 1);
                    fields.varint();
                    kick = new String(fields.bytes(fields.varint()), StandardCharsets.US_ASCII);
                } else if (System.nanoTime() > deadline) {
                    return null;
                }
            }
        } catch (SocketTimeoutException _) {
            return null;
        } catch (IOException _) {
            return kick; // a reset
        }
    }

    /// Whether the server has ended the connection when so much time is over; what it sent is lost.
    boolean endsWithin(int millis) {
        try {
            socket.setSoTimeout(millis);
            while (in.read() >= 0) {
                in.skipNBytes(in.available());
            }
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private byte[] nextFrame() throws IOException {
        int high = in.read();
        if (high < 0) {
            return null;
        }
        var frame = in.readNBytes(high << 8 | in.readUnsignedByte());
        return frame.length == 0 ? null : frame;
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed all the same.
        }
    }

    /// Reads the fields of a message from a place on.
    private static final class Fields {
        private final byte[] bytes;
        private int at;

        Fields(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int varint() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                value |= (b & 0x7F) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        void skip(int count) {
            at += count;
        }

        byte[] bytes(int count) {
            at += count;
            return java.util.Arrays.copyOfRange(bytes, at - count, at);
        }
    }
}
