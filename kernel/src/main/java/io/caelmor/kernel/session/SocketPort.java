package io.caelmor.kernel.session;

import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireReader;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One link's port. Its event loop calls the methods of [Port]; the tick thread attaches it to a slot, and learns of its life through
/// signals, of which any number fit in one entry of the lifecycle mailbox: so that mailbox can't overflow.
final class SocketPort implements Port {
    static final int CONNECTED = 1;
    static final int BYE = 2;
    static final int DISCONNECTED = 4;
    static final int GREETED = 8;
    private static final int POSTED = 16;

    private final PortGate gate;
    private final Link link;
    private final AtomicInteger signals = new AtomicInteger();
    private boolean greeted;
    private final Allowance allowance;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean ending;
    private volatile @Nullable SlotQueues attached;

    // Of the tick thread: the session it is attached to, and its place among the links that have not said hello.
    @Nullable Session session;
    @Nullable SocketPort olderStranger;
    @Nullable SocketPort youngerStranger;
    long connectTick;
    boolean stranger;
    boolean gone;

    /// Whether it holds one of the places for those who said hello; set on its event loop before that is signalled.
    boolean placed;

    SocketPort(PortGate gate, Link link) {
        this.gate = gate;
        this.link = link;
        allowance = new Allowance(gate.rates());
    }

    Link link() {
        return link;
    }

    // --- the event loop

    @Override
    public int frameLimit() {
        return greeted ? gate.frameBytes() : SessionLimits.FIRST_FRAME_BYTES;
    }

    @Override
    public void receive(ByteBuffer frame) {
        gate.counted().frames().increment();
        int length = frame.remaining();
        if (ending) {
            gate.counted().ignored().increment();
            return;
        }
        if (length == 0 || length > frameLimit()) {
            violation("a frame of " + length + " bytes");
            return;
        }
        var exceeded = allowance.spend(length, gate.tick());
        if (exceeded != null) {
            (exceeded == CloseReason.FRAME_RATE ? gate.counted().overFrameRate() : gate.counted().overDataRate()).increment();
            end(exceeded, exceeded.sentence());
            return;
        }
        var message = greeted ? gate.inbox().take(frame) : gate.inbox().takeFirst(frame);
        var queues = attached;
        if (queues != null) {
            commands(message, queues);
        } else if (!greeted) {
            greeted = true;
            gate.greet(this, message);
        } else {
            violation("a message before the welcome");
        }
    }

    private void commands(WireReader message, SlotQueues queues) {
        while (message.remaining() > 0) {
            switch (message.u8()) {
                case MessageType.COMMAND -> {
                    switch (gate.intake().take(message, queues, gate.tick())) {
                        case TAKEN -> { }
                        case MALFORMED -> {
                            violation("a command that can't be told apart");
                            return;
                        }
                        case FLOOD -> {
                            end(CloseReason.FLOOD, CloseReason.FLOOD.sentence());
                            return;
                        }
                    }
                }
                case MessageType.ACK -> {
                    if (!acknowledged(message, queues.acknowledgements())) {
                        return;
                    }
                }
                case MessageType.BYE -> {
                    ending = true;
                    signal(BYE);
                    return;
                }
                default -> {
                    violation("an unknown type of message");
                    return;
                }
            }
        }
    }

    /// Reads an ACK; whether the frame may be read on.
    private boolean acknowledged(WireReader message, Acknowledgements acknowledgements) {
        long claimed = message.varint();
        if (message.failed()) {
            violation("an acknowledgement that is cut short");
            return false;
        }
        gate.counted().acknowledged().increment();
        long now = gate.tick();
        if (!acknowledgements.admit(now)) {
            end(CloseReason.FLOOD, CloseReason.FLOOD.sentence());
            return false;
        }
        if (!acknowledgements.claim(claimed, now)) {
            gate.counted().disbelieved().increment();
        }
        return true;
    }

    @Override
    public void violation(String what) {
        if (!ending) {
            gate.counted().malformed().increment();
            end(CloseReason.MALFORMED, CloseReason.MALFORMED.sentence() + ": " + what);
        }
    }

    @Override
    public void cut(CloseReason reason, String sentence) {
        end(reason, sentence);
    }

    @Override
    public boolean greeted() {
        return greeted;
    }

    @Override
    public int nextFrame() {
        var queues = attached;
        return queues == null ? -1 : queues.outbound().peek();
    }

    @Override
    public void takeFrame(ByteBuffer target) {
        var queue = Objects.requireNonNull(attached).outbound();
        int length = queue.peek();
        target.put(queue.array(), queue.offset(), length);
        queue.release();
    }

    @Override
    public void disconnected() {
        ending = true;
        signal(DISCONNECTED);
    }

    // --- any thread

    /// Whether nothing more is taken from it: it is closed, is being closed, or said goodbye.
    boolean ending() {
        return ending;
    }

    /// Ends the connection, telling the client why. The first reason counts.
    void end(CloseReason reason, String sentence) {
        if (closed.get()) {
            return; // before a frame is made that nobody gets: who does not read is reported in tick after tick
        }
        end(reason, KickFrame.of(reason, sentence));
    }

    void end(CloseReason reason, byte[] lastFrame) {
        ending = true;
        if (closed.getAndSet(true)) {
            return;
        }
        if (reason != CloseReason.BYE) {
            gate.counted().kicked().increment();
        }
        try {
            link.close(reason, lastFrame);
        } catch (RuntimeException | Error e) {
            gate.failed(link, e);
        }
    }

    /// Takes nothing more in; the connection stays until its [#end].
    void ignore() {
        ending = true;
    }

    void signal(int bit) {
        int before = signals.getAndUpdate(old -> old | bit | POSTED);
        if ((before & POSTED) == 0) {
            gate.post(this);
        }
    }

    // --- the tick thread

    /// The signals since the last call.
    int takeSignals() {
        return signals.getAndSet(0);
    }

    void attach(SlotQueues queues) {
        attached = queues;
    }
}
