package io.caelmor.testing;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Gate;
import io.caelmor.kernel.session.Link;
import io.caelmor.kernel.session.Port;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A client on a [MemoryTransport], byte for byte after docs/protocol.md. Frames that it is sent pile up in [#frames]; while it is
/// [#stall]ed it takes none, as a socket that is not read.
public final class TestClient implements Link {
    private final MemoryTransport transport;
    private final List<byte[]> frames = new ArrayList<>();
    private Port port;
    private boolean stalled;
    private boolean open = true;
    private CloseReason closeReason;
    private byte[] closing;
    private String remoteAddress = "127.0.0.1:1";
    private int mostRefusals = Integer.MAX_VALUE;
    private int refusals;

    TestClient(MemoryTransport transport) {
        this.transport = transport;
    }

    void open(Gate gate) {
        var opened = gate.connect(this);
        if (opened.isPresent()) {
            port = opened.get();
        } else {
            frames.add(gate.refusal());
            open = false;
            transport.closed(this);
        }
    }

    // --- what a client does

    /// Says hello for an account.
    public TestClient hello(String account) {
        return send(writer -> {
            writer.u8(MessageType.HELLO);
            writer.u8(1);
            writer.text(account);
            writer.text("");
            writer.text("test");
        });
    }

    /// Resumes with the token of a WELCOME.
    public TestClient resume(byte[] token) {
        return send(writer -> {
            writer.u8(MessageType.RESUME);
            writer.u8(1);
            writer.bytes(token, 0, token.length);
            writer.text("test");
        });
    }

    /// Sends a command; `parameters` writes its values.
    public TestClient command(int id, int number, Consumer<WireWriter> parameters) {
        return send(writer -> {
            writer.u8(MessageType.COMMAND);
            writer.u8(0);
            writer.varint(id);
            writer.varint(number);
            parameters.accept(writer);
        });
    }

    /// Says that it has the snapshot of a tick, in a frame of its own.
    public TestClient acknowledge(long tick) {
        return send(writer -> {
            writer.u8(MessageType.ACK);
            writer.varint(tick);
        });
    }

    public TestClient bye() {
        return send(writer -> writer.u8(MessageType.BYE));
    }

    /// Sends one frame.
    public TestClient send(Consumer<WireWriter> content) {
        var writer = new WireWriter().wrap(new byte[8192], 0, 8192);
        content.accept(writer);
        return send(Arrays.copyOf(writer.array(), writer.length()));
    }

    /// Sends one frame of any bytes.
    public TestClient send(byte[] frame) {
        if (open) {
            port.receive(ByteBuffer.wrap(frame));
            settle();
        }
        return this;
    }

    /// The socket breaks.
    public void drop() {
        if (open) {
            open = false;
            port.disconnected();
            transport.closed(this);
        }
    }

    /// Stops, or goes on, reading.
    public void stall(boolean stop) {
        stalled = stop;
        pump();
    }

    // --- what it has been sent

    /// All frames so far.
    public List<byte[]> frames() {
        return frames;
    }

    /// The frames whose first message is of this type, oldest first, each as a reader behind the type byte.
    public List<WireReader> messages(int type) {
        return frames.stream().filter(frame -> (frame[0] & 0xFF) == type)
                .map(frame -> new WireReader().wrap(frame, 1, frame.length - 1)).toList();
    }

    /// Number of the last TICK that it was sent; 0 before the first.
    public long lastTick() {
        var ticks = messages(MessageType.TICK);
        return ticks.isEmpty() ? 0 : ticks.getLast().varint();
    }

    /// The resume token of the last welcome.
    public byte[] token() {
        var welcome = messages(MessageType.WELCOME).getLast();
        welcome.skip(2);
        welcome.varint();
        welcome.varint();
        welcome.text(32);
        welcome.skip(8);
        welcome.text(32);
        var token = new byte[32];
        welcome.bytes(token, 0, token.length);
        return token;
    }

    /// Whether the last welcome said that the session had existed before.
    public boolean resumed() {
        var welcome = messages(MessageType.WELCOME).getLast();
        welcome.skip(1);
        return welcome.u8() == 1;
    }

    public boolean isOpen() {
        return open;
    }

    /// Why the server closed it.
    public Optional<CloseReason> closeReason() {
        return Optional.ofNullable(closeReason);
    }

    // --- the link

    @Override
    public void close(CloseReason reason, byte[] lastFrame) {
        if (closing == null) {
            closeReason = reason;
            closing = lastFrame;
        }
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }

    /// Plays a client that connects from elsewhere.
    public TestClient from(String address) {
        remoteAddress = address;
        return this;
    }

    /// Plays one from whose address no login is looked at any more after so many were refused.
    public TestClient barAfterRefusals(int most) {
        mostRefusals = most;
        return this;
    }

    /// How often it was refused by the authenticator.
    public int refusals() {
        return refusals;
    }

    @Override
    public boolean mayLogIn() {
        return refusals < mostRefusals;
    }

    @Override
    public void loginRefused() {
        refusals++;
    }

    void pump() {
        while (open && !stalled && port.nextFrame() >= 0) {
            var frame = new byte[port.nextFrame()];
            port.takeFrame(ByteBuffer.wrap(frame));
            frames.add(frame);
        }
        settle();
    }

    private void settle() {
        if (open && closing != null) {
            while (!stalled && port.nextFrame() >= 0) {
                var frame = new byte[port.nextFrame()];
                port.takeFrame(ByteBuffer.wrap(frame));
                frames.add(frame);
            }
            frames.add(closing);
            drop();
        }
    }

    @Override
    public String toString() {
        return "TestClient" + frames.stream().map(HexFormat.of()::formatHex).toList();
    }
}
