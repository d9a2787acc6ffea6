package io.caelmor.transport.netty;

import io.caelmor.kernel.session.Gate;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listening port and the event loops behind it. Opened once, closed once.
final class Listener {
    /// Told to all sockets' handlers when the transport stops; those that are not saying goodbye already close at once.
    static final Object STOPPING = new Object();

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final long GOODBYE_MILLIS = 1_500;
    private static final long STOP_MILLIS = 4_500;

    private final EventLoopGroup group;
    private final NetThreads threads;
    private final List<LinkLoop> loops;
    private final PooledByteBufAllocator buffers;
    private final AddressTable addresses;
    private final ChannelGroup sockets = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
    private final @Nullable Tls tls;
    private @Nullable Channel server;

    private Listener(EventLoopGroup group, NetThreads threads, List<LinkLoop> loops, PooledByteBufAllocator buffers,
            AddressTable addresses, @Nullable Tls tls) {
        this.group = group;
        this.threads = threads;
        this.loops = loops;
        this.buffers = buffers;
        this.addresses = addresses;
        this.tls = tls;
    }

    /// Binds and begins to accept; throws with everything closed again, in words for the operator.
    static Listener open(TransportSettings settings, TransportMetrics metrics, Gate gate, LongSupplier clock) throws IOException {
        var unsent = UnsentBytes.of(settings, gate.bounds());
        var tls = settings.identity().isPresent() ? Tls.open(settings.identity().get(), settings.reloadSeconds()) : null;
        var kind = Sockets.choose(settings.nativeSockets());
        var threads = new NetThreads();
        var group = new MultiThreadIoEventLoopGroup(settings.eventLoops(), threads, kind.io());
        var loops = new ArrayList<LinkLoop>();
        for (EventExecutor loop : group) {
            var waiting = new WaitingRoom(Math.max(1, gate.bounds().strangers() / settings.eventLoops()));
            loops.add(new LinkLoop((EventLoop) loop, waiting, metrics));
        }
        var buffers = Buffers.pool(settings.eventLoops(), tls != null);
        var addresses = new AddressTable(settings.limits().remembered());
        var turnstile = new Turnstile(settings.limits(), addresses, clock, settings.handshakeSeconds(), tls != null, metrics);
        var listener = new Listener(group, threads, List.copyOf(loops), buffers, addresses, tls);
        try {
            listener.bind(settings, kind, unsent, new Entrance(gate, listener.loops, turnstile, settings.origins(), metrics));
        } catch (IOException | RuntimeException e) {
            listener.stop();
            throw e;
        }
        LOG.info("listening on {} by {}, {} event loops", listener.endpoints(), kind.name(), loops.size());
        return listener;
    }

    private void bind(TransportSettings settings, Sockets kind, UnsentBytes unsent, Entrance entrance) throws IOException {
        var address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw BindFailure.unknownHost(settings.host());
        }
        var bootstrap = new ServerBootstrap()
                .group(group)
                .channel(kind.server())
                .option(ChannelOption.SO_BACKLOG, settings.backlog())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOCATOR, buffers)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, Buffers.reads())
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(unsent.low(), unsent.high()))
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel, entrance);
                    }
                });
        kind.boundUnsent(bootstrap, unsent.high());
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw BindFailure.of(address, bound.cause());
        }
        server = bound.channel();
    }

    private void accept(Channel channel, Entrance entrance) {
        entrance.metrics.accepted.increment();
        sockets.add(channel);
        var arrival = entrance.arrive(channel);
        if (arrival == null) {
            return;
        }
        if (tls != null) {
            channel.pipeline().addLast(new Threshold(entrance.metrics));
            var handler = tls.context().newHandler(channel.alloc());
            handler.setHandshakeTimeoutMillis(0); // the deadline of the whole handshake covers it
            channel.pipeline().addLast(handler);
            channel.pipeline().addLast(new Threshold.Remover());
        }
        channel.pipeline().addLast(new CarrierDetector(entrance, arrival));
    }

    /// As [io.caelmor.kernel.plugin.Transport#endpoints].
    List<String> endpoints() {
        String address = Addresses.text(Objects.requireNonNull(server).localAddress());
        return Arrays.stream(Carrier.values()).map(carrier -> carrier.scheme(tls != null) + "://" + address).toList();
    }

    /// Wakes each event loop once. Any thread.
    void wake() {
        for (int i = 0; i < loops.size(); i++) {
            loops.get(i).wake();
        }
    }

    long directBytes() {
        return buffers.pinnedDirectMemory();
    }

    /// Connections that count for their addresses.
    long addressedConnections() {
        return addresses.connections();
    }

    void stopAccepting() {
        if (server != null) {
            server.close();
        }
    }

    /// Closes all: sockets that were told goodbye get the rest of their time, the others none.
    void stop() {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        if (tls != null) {
            tls.close();
        }
        if (server != null) {
            server.close().awaitUninterruptibly(GOODBYE_MILLIS); // else a socket may still be on its way to a loop that has ended
        }
        for (var socket : sockets) {
            socket.pipeline().fireUserEventTriggered(STOPPING);
        }
        sockets.newCloseFuture().awaitUninterruptibly(GOODBYE_MILLIS);
        sockets.close().awaitUninterruptibly(GOODBYE_MILLIS);
        group.shutdownGracefully(0, GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        threads.join(deadlineNanos);
    }
}
