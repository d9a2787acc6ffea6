package io.caelmor.transport.netty;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Gate;
import io.caelmor.kernel.session.Link;
import io.caelmor.kernel.session.Port;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A gate that lets in whoever comes, unless it is full.
final class TestGate implements Gate {
    static final byte[] REFUSAL = "full".getBytes(StandardCharsets.US_ASCII);

    final List<TestPort> ports = new CopyOnWriteArrayList<>();
    volatile boolean full;
    volatile int strangers = 4_096;
    volatile int queueBytes = 1_000_000;
    volatile Consumer<TestPort> onConnect = _ -> { };

    @Override
    public Optional<Port> connect(Link link) {
        if (full) {
            return Optional.empty();
        }
        var port = new TestPort(link, queueBytes);
        onConnect.accept(port);
        ports.add(port);
        return Optional.of(port);
    }

    @Override
    public byte[] kick(CloseReason reason, String sentence) {
        return (reason.label() + ": " + sentence).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Bounds bounds() {
        return new Bounds(1_024, strangers, 4_096);
    }

    @Override
    public byte[] refusal() {
        return REFUSAL;
    }
}
