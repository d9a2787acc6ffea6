package io.caelmor.transport.netty;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Gate;
import io.caelmor.kernel.session.Link;
import io.caelmor.kernel.session.Port;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// One settled connection: what the kernel sees of it, and the last handler of its pipeline.
///
/// All is its event loop's, but for [#close], which any thread may call: it only sets a flag, from which on nothing that
/// comes is read, and leaves the rest to the loop. And for [#framesWait].
final class SocketLink extends ChannelInboundHandlerAdapter implements Link, FrameSink {
    private static final byte[] NO_FRAME = {};
    /// What a ping counts as, in bytes beyond its own: an answer is more work than reading it.
    private static final int PING_COSTS = 122;

    // Fields of its own instead of atomic objects: every frame, in and out, touches them, and thousands of links are cold memory.
    private static final VarHandle CLOSE_ASKED;
    private static final VarHandle NOTED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            CLOSE_ASKED = lookup.findVarHandle(SocketLink.class, "closeAsked", boolean.class);
            NOTED = lookup.findVarHandle(SocketLink.class, "noted", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Channel channel;
    private final LinkLoop loop;
    private final Arrival arrival;
    private final Traffic traffic;
    private final Gate gate;
    private final TransportMetrics metrics;
    private final String remoteAddress;
    private final Framing framing;
    private final Inbound inbound;
    private volatile boolean closeAsked;
    /// Whether it stands in the loop's list.
    @SuppressWarnings("unused")
    private volatile boolean noted;
    private final Runnable beginClose = this::beginClose;

    /// Its neighbour in the list of [LinkLoop].
    @Nullable SocketLink notedBefore;

    private ChannelHandlerContext context;
    private @Nullable Port port;
    private @Nullable Outbound outbound;

    private @Nullable CloseReason closeReason;
    private byte[] lastFrame = NO_FRAME;
    private int closeCode;
    private boolean closing;
    private boolean saidGoodbye;
    private boolean pongsWaiting;
    private int framesOfRead;
    private int bytesOfFrames;
    private boolean greeted;

    SocketLink(Channel channel, Carrier carrier, LinkLoop loop, Arrival arrival, Traffic traffic, Gate gate, TransportMetrics metrics) {
        this.channel = channel;
        this.loop = loop;
        this.arrival = arrival;
        this.traffic = traffic;
        this.gate = gate;
        this.metrics = metrics;
        remoteAddress = Addresses.text(channel.remoteAddress());
        framing = carrier.framing(this, channel.alloc());
        inbound = new Inbound(framing, channel.alloc());
    }

    /// Takes the place of `doorman` in the pipeline, for `port`. Once.
    void open(ChannelHandlerContext doorman, Port port) {
        this.port = port;
        metrics.links.incrementAndGet();
        try {
            channel.pipeline().replace(doorman.handler(), null, this);
        } catch (RuntimeException e) {
            disconnect(); // the pipeline is gone already, and nobody else would tell the port
            throw e;
        }
        outbound = new Outbound(context, port, framing, metrics);
    }

    /// Of an open link.
    private Port port() {
        return Objects.requireNonNull(port);
    }

    private Outbound outbound() {
        return Objects.requireNonNull(outbound);
    }

    Framing framing() {
        return framing;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    // --- what comes

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        try {
            if (!closeAsked) {
                metrics.bytesIn.add(bytes.readableBytes());
                if (traffic.wire(bytes.readableBytes(), port())) {
                    read(bytes);
                }
            }
        } finally {
            bytes.release();
            endRead();
        }
    }

    /// Reads for as long as the link wants what comes.
    private void read(ByteBuf bytes) {
        boolean more = true;
        while (more && !closeAsked) {
            more = inbound.next(bytes);
        }
    }

    private void endRead() {
        metrics.framesIn.add(framesOfRead);
        if (!closeAsked) {
            traffic.frames(framesOfRead, bytesOfFrames, port());
        }
        framesOfRead = 0;
        bytesOfFrames = 0;
        var open = port;
        if (!greeted && open != null && open.greeted()) {
            greeted = true;
            arrival.over();
        }
    }

    @Override
    public int frameLimit() {
        return port().frameLimit();
    }

    @Override
    public void frame(ByteBuffer frame) {
        metrics.beforeReceive.hit();
        framesOfRead++;
        bytesOfFrames += frame.remaining();
        port().receive(frame);
    }

    @Override
    public void violation(int code, String what) {
        metrics.violations.increment();
        closeCode = code;
        port().violation(what);
        close(CloseReason.MALFORMED, NO_FRAME); // the port has done so, with its own last frame; if not, it must be
    }

    @Override
    public void ping(ByteBuffer payload) {
        if (!traffic.wire(PING_COSTS, port())) {
            return;
        }
        if (channel.isWritable()) { // else an earlier pong is under way: one answer is enough (RFC 6455 section 5.5.3)
            var pong = context.alloc().directBuffer(2 + payload.remaining());
            WebSocketFraming.writePong(pong, payload);
            metrics.bytesOut.add(pong.readableBytes());
            context.write(pong, context.voidPromise());
            pongsWaiting = true;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (pongsWaiting) {
            pongsWaiting = false;
            context.flush();
        }
    }

    // --- what goes

    @Override
    public void framesWait() {
        if (!(boolean) NOTED.getAndSet(this, true)) {
            loop.note(this);
        }
    }

    /// Sends what waits, for the loop that takes it off its list.
    void visit() {
        var _ = (boolean) NOTED.getAndSet(this, false); // an exchange: a frame that comes from now on is either seen below or noted again
        if (port != null) {
            pump();
        }
    }

    /// Sends what can be sent now. Never throws.
    private void pump() {
        try {
            if (closing) {
                finish();
            } else {
                outbound().drain();
            }
        } catch (RuntimeException | Error e) {
            exceptionCaught(context, e);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (outbound != null && channel.isWritable()) {
            pump();
        }
    }

    // --- the end

    @Override
    public void close(CloseReason reason, byte[] lastFrame) {
        if (!CLOSE_ASKED.compareAndSet(this, false, true)) {
            return;
        }
        closeReason = reason;
        this.lastFrame = lastFrame;
        try {
            channel.eventLoop().execute(beginClose);
        } catch (RejectedExecutionException _) {
            // The loop has ended, and all its sockets are closed.
        }
    }

    /// Says why and closes at once, whether or not that arrives: to a client that has not said hello. Event loop.
    void sendAway(CloseReason reason, String sentence) {
        if (port == null || !CLOSE_ASKED.compareAndSet(this, false, true)) {
            return;
        }
        byte[] kick = gate.kick(reason, sentence);
        var last = context.alloc().directBuffer(kick.length + 64);
        framing.writeHeader(last, kick.length);
        last.writeBytes(kick);
        framing.writeClose(last, CloseCodes.of(reason), reason.label());
        metrics.bytesOut.add(last.readableBytes());
        context.writeAndFlush(last, context.voidPromise());
        channel.close();
    }

    private void beginClose() {
        if (outbound == null || !channel.isActive()) {
            return; // no port was opened, or the socket is gone already
        }
        closing = true;
        Farewell.arm(channel);
        pump();
    }

    private void finish() {
        if (saidGoodbye || !outbound().drain() || !channel.isWritable()) {
            return;
        }
        var reason = Objects.requireNonNull(closeReason);
        var last = context.alloc().directBuffer(lastFrame.length + 64);
        if (lastFrame.length > 0) {
            framing.writeHeader(last, lastFrame.length);
            last.writeBytes(lastFrame);
        }
        framing.writeClose(last, closeCode == 0 ? CloseCodes.of(reason) : closeCode, reason.label());
        sayGoodbye(last);
    }

    @Override
    public void goodbye(int code) {
        if (!CLOSE_ASKED.compareAndSet(this, false, true)) {
            return;
        }
        closing = true;
        Farewell.arm(channel);
        var echo = context.alloc().directBuffer(4);
        framing.writeClose(echo, code, "");
        sayGoodbye(echo);
    }

    private void sayGoodbye(ByteBuf last) {
        saidGoodbye = true;
        metrics.bytesOut.add(last.readableBytes());
        Farewell.send(context, last);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Listener.STOPPING && !closing) {
            closeAsked = true;
            channel.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        closeAsked = true;
        Faults.record(channel, cause, metrics);
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        disconnect();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        disconnect();
    }

    private void disconnect() {
        var open = port;
        if (open == null) {
            return;
        }
        port = null;
        closeAsked = true;
        inbound.release();
        try {
            open.disconnected();
        } finally {
            metrics.links.decrementAndGet();
        }
    }

    @Override
    public boolean mayLogIn() {
        return traffic.mayLogIn();
    }

    @Override
    public void loginRefused() {
        traffic.loginRefused();
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }
}
