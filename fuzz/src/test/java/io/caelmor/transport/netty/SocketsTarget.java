package io.caelmor.transport.netty;

import io.caelmor.fuzz.Servers;
import io.caelmor.fuzz.Target;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.kernel.session.Gate;
import io.caelmor.testing.SteppedServer;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;

/// All that a socket can bring, from its first byte on, through the whole server: carrier, upgrade, framing, port, decoder, tick, and the way back.
/// Each piece is what one read of the socket gives; a tick follows each. The socket of each input is closed in the end, and no buffer may be left.
public final class SocketsTarget implements Target, Transport {
    private static final long TICK_NANOS = 100_000_000;

    private final PooledByteBufAllocator buffers = Buffers.pool(1, false);
    private final SteppedServer server;
    private TransportMetrics metrics;
    private Gate gate;
    private LinkLoop loop;
    private Turnstile turnstile;
    private long nanos;

    public SocketsTarget() {
        server = Servers.start(this);
    }

    @Override
    public void take(byte[] input) throws Exception {
        var channel = new EmbeddedChannel(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel socket) {
                socket.config().setAllocator(buffers);
                loop = new LinkLoop(socket.eventLoop(), new WaitingRoom(16), metrics);
                var entrance = new Entrance(gate, List.of(loop), turnstile, Origins.of(List.of()), metrics);
                socket.pipeline().addLast(new CarrierDetector(entrance, entrance.arrive(socket)));
            }
        });
        Target.pieces(input, piece -> {
            if (channel.isActive()) {
                channel.writeInbound(buffers.directBuffer(piece.length).writeBytes(piece));
                server.step();
                nanos += TICK_NANOS;
                channel.runPendingTasks();
                channel.releaseOutbound();
            }
        });
        channel.close();
        channel.runPendingTasks();
        channel.finishAndReleaseAll();
        server.step();
        check();
    }

    private void check() {
        Servers.check(server);
        if (metrics.faults.value() != 0) {
            throw new AssertionError("a link was closed because of an exception in the server");
        }
        if (metrics.links.get() != 0) {
            throw new AssertionError("a port was not told that its socket is gone");
        }
        if (buffers.pinnedDirectMemory() != 0) {
            throw new AssertionError(buffers.pinnedDirectMemory() + " bytes of direct memory are still in use");
        }
    }

    @Override
    public long units() {
        return metrics.framesIn.value() + metrics.violations.value();
    }

    // --- the transport

    @Override
    public void declare(Declarations declarations) {
        metrics = new TransportMetrics(declarations);
        var limits = AddressLimits.read(declarations.settings());
        turnstile = new Turnstile(limits, new AddressTable(limits.remembered()), () -> nanos, 10, false, metrics);
    }

    @Override
    public void start(Gate to) {
        gate = to;
    }

    @Override
    public List<String> endpoints() {
        return List.of("embedded");
    }

    @Override
    public void wake() {
        if (loop != null) {
            loop.wake();
        }
    }

    @Override
    public void stopAccepting() {}

    @Override
    public void stop() {}
}
