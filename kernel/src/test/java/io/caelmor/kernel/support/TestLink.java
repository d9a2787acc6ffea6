package io.caelmor.kernel.support;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Gate;
import io.caelmor.kernel.session.Link;
import io.caelmor.kernel.session.Port;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// A socket that does nothing by itself: it is closed, and read, when the test says so.
public final class TestLink implements Link {
    private final List<CloseReason> closes = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final Port port;

    public TestLink(Gate gate) {
        port = gate.connect(this).orElse(null);
    }

    /// Whether the gate gave it a port.
    public boolean accepted() {
        return port != null;
    }

    public TestLink hello(String account) {
        return send(writer -> {
            writer.u8(MessageType.HELLO);
            writer.u8(1);
            writer.text(account);
            writer.text("");
            writer.text("test");
        });
    }

    /// Sends a command without parameters.
    public TestLink command(int id, int number) {
        return send(writer -> {
            writer.u8(MessageType.COMMAND);
            writer.u8(0);
            writer.varint(id);
            writer.varint(number);
        });
    }

    public TestLink bye() {
        return send(writer -> writer.u8(MessageType.BYE));
    }

    public TestLink send(Consumer<WireWriter> content) {
        var writer = new WireWriter().wrap(new byte[4096], 0, 4096);
        content.accept(writer);
        port.receive(ByteBuffer.wrap(Arrays.copyOf(writer.array(), writer.length())));
        return this;
    }

    /// The socket is gone.
    public void drop() {
        port.disconnected();
    }

    /// Reads all that waits; answers how many frames it ever read.
    public int pump() {
        for (int length = port.nextFrame(); length >= 0; length = port.nextFrame()) {
            var frame = new byte[length];
            port.takeFrame(ByteBuffer.wrap(frame));
            frames.add(frame);
        }
        return frames.size();
    }

    /// Hands a frame in as it is; allocates nothing.
    public void receive(byte[] frame) {
        port.receive(buffer.clear().put(frame).flip());
    }

    /// Takes all frames off the queue and forgets them; allocates nothing.
    public void skipFrames() {
        while (port.nextFrame() >= 0) {
            port.takeFrame(buffer.clear());
        }
    }

    public List<byte[]> frames() {
        return frames;
    }

    /// Why it was told to close, each time it was.
    public List<CloseReason> closes() {
        return closes;
    }

    @Override
    public void close(CloseReason reason, byte[] lastFrame) {
        closes.add(reason);
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1:1";
    }
}
