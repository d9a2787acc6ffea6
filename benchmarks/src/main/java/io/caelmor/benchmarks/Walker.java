package io.caelmor.benchmarks;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Gate;
import io.caelmor.kernel.session.Link;
import io.caelmor.kernel.session.Port;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;
import java.nio.ByteBuffer;

/// A client that sends commands, already encoded, and takes its frames without a look at them. Allocates nothing once it has joined.
final class Walker implements Link {
    private final byte[] bytes = new byte[128];
    private final ByteBuffer sent = ByteBuffer.wrap(bytes);
    private final WireWriter writer = new WireWriter();
    private Port port;
    private CloseReason closed;
    private int number;

    void open(Gate gate, String account) {
        port = gate.connect(this).orElseThrow(() -> new IllegalStateException("the server takes no more connections"));
        writer.wrap(bytes, 0, bytes.length);
        writer.u8(MessageType.HELLO);
        writer.u8(1);
        writer.text(account);
        writer.text("");
        writer.text("benchmark");
        send();
    }

    /// Sends the command `move`, whose id is given, in a direction.
    void move(int command, float dx, float dy) {
        writer.wrap(bytes, 0, bytes.length);
        begin(command);
        writer.float32(dx);
        writer.float32(dy);
        send();
    }

    /// Sends three commands in one frame: a step, a saying and a strike at an entity.
    void moveSayAndAttack(int move, float dx, float dy, int say, byte[] text, int attack, long target) {
        writer.wrap(bytes, 0, bytes.length);
        begin(move);
        writer.float32(dx);
        writer.float32(dy);
        begin(say);
        writer.varint(text.length);
        writer.bytes(text, 0, text.length);
        begin(attack);
        writer.entity(target);
        send();
    }

    /// Offers gold to another for nothing.
    void offer(int command, long with, long gold) {
        writer.wrap(bytes, 0, bytes.length);
        begin(command);
        writer.entity(with);
        writer.zigzag(gold);
        send();
    }

    /// Sends a command without parameters.
    void plain(int command) {
        writer.wrap(bytes, 0, bytes.length);
        begin(command);
        send();
    }

    /// Takes all that waits; answers how many bytes.
    int drain(ByteBuffer into) {
        int sum = 0;
        for (int length = port.nextFrame(); length >= 0; length = port.nextFrame()) {
            into.clear();
            port.takeFrame(into);
            sum += length;
        }
        return sum;
    }

    /// Throws where the server has closed the connection.
    void mustBeOpen() {
        if (closed != null) {
            throw new IllegalStateException("the server closed a connection: " + closed.sentence());
        }
    }

    void disconnect() {
        port.disconnected();
    }

    @Override
    public void close(CloseReason reason, byte[] lastFrame) {
        closed = reason;
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1:1";
    }

    private void begin(int command) {
        writer.u8(MessageType.COMMAND);
        writer.u8(0);
        writer.varint(command);
        writer.varint(++number);
    }

    private void send() {
        sent.clear().limit(writer.length());
        port.receive(sent);
    }
}
