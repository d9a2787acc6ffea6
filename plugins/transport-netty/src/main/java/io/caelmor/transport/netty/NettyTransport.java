package io.caelmor.transport.netty;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.kernel.session.Gate;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The transport plugin `transport.netty`: one listening port for WebSocket (RFC 6455) and length-prefixed TCP, in the clear or
/// inside TLS.
public final class NettyTransport implements Transport {
    private final LongSupplier clock;
    private TransportSettings settings;
    private TransportMetrics metrics;
    private volatile @Nullable Listener listener;

    public NettyTransport() {
        this(sinceNow());
    }

    /// With a clock of the caller's, in nanoseconds that begin at 0: for tests.
    NettyTransport(LongSupplier clock) {
        this.clock = clock;
    }

    private static LongSupplier sinceNow() {
        long begin = System.nanoTime();
        return () -> System.nanoTime() - begin;
    }

    @Override
    public void declare(Declarations declarations) {
        settings = TransportSettings.read(declarations.settings());
        metrics = new TransportMetrics(declarations);
        declarations.gauge("transport.direct_bytes", "bytes of direct memory in buffers that are in use", this::directBytes);
        declarations.ledger("transport.addressed", () -> {
            var open = listener;
            return open == null ? 0 : open.addressedConnections();
        });
    }

    @Override
    public boolean reachableFromElsewhere() {
        return settings != null && settings.reachableFromElsewhere();
    }

    @Override
    public void start(Gate gate) throws IOException {
        listener = Listener.open(settings, metrics, gate, clock);
    }

    @Override
    public List<String> endpoints() {
        var open = listener;
        return open == null ? List.of() : open.endpoints();
    }

    @Override
    public void wake() {
        var open = listener;
        if (open != null) {
            open.wake();
        }
    }

    @Override
    public void stopAccepting() {
        var open = listener;
        if (open != null) {
            open.stopAccepting();
        }
    }

    @Override
    public void stop() {
        var open = listener;
        if (open != null) {
            open.stop();
        }
    }

    /// Bytes of direct memory that buffers in use take; 0 after [#stop]. Any thread.
    long directBytes() {
        var open = listener;
        return open == null ? 0 : open.directBytes();
    }
}
