package io.caelmor.client;

import io.caelmor.client.CloseReason.How;
import io.caelmor.client.ProtocolViolation.Kind;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One socket of a client, from the attempt to its end: says HELLO or RESUME, cuts frames into messages, ends once. Event loop only.
final class Connection extends ChannelInboundHandlerAdapter {
    private static final int WELCOME = 0x81;
    private static final int TICK = 0x82;
    private static final int KICK = 0x83;
    private static final int REDIRECT = 0x84;
    private static final int MAX_TEXT = 65_535;

    private enum State { OPENING, GREETED, PLAYING, CLOSED }

    private final Client client;
    private final ClientOptions options;
    private final Carrier carrier;
    private final byte @Nullable [] resumeToken;
    private final WireReader in = new WireReader();
    private final TickDecoder ticks;

    private State state = State.OPENING;
    private @Nullable Channel channel;
    private @Nullable RuntimeException listenerFailure;

    /// @param resumeToken null to say HELLO instead of RESUME
    Connection(Client client, ClientOptions options, @Nullable SslContext sslContext, byte @Nullable [] resumeToken) {
        this.client = client;
        this.options = options;
        this.resumeToken = resumeToken;
        carrier = new Carrier(options, sslContext, this);
        ticks = new TickDecoder(client, in, options.ownOnly());
    }

    /// Connects; ends the attempt when the server has not said WELCOME in time.
    void open() {
        client.loop().schedule(() -> {
            if (state != State.PLAYING) {
                close(lost("no WELCOME from " + options.address() + " within " + options.timeout().toMillis() + " ms"));
            }
        }, options.timeout().toMillis(), TimeUnit.MILLISECONDS);
        Bootstrap bootstrap = new Bootstrap()
                .group(client.loop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) options.timeout().toMillis())
                .handler(carrier);
        bootstrap.connect(options.address().getHost(), options.address().getPort()).addListener(connected -> {
            if (!connected.isSuccess()) {
                close(lost("no connection to " + options.address() + ": " + describe(connected.cause())));
            }
        });
    }

    boolean playing() {
        return state == State.PLAYING;
    }

    ByteBuf newFrame(int expectedBytes) {
        return carrier.newFrame(Objects.requireNonNull(channel), expectedBytes);
    }

    int length(ByteBuf frame) {
        return carrier.length(frame);
    }

    /// Writes which TICK is the newest that was applied, unless the server has been told.
    void acknowledge(ByteBuf frame) {
        long tick = ticks.takeUnacknowledged();
        if (tick != 0) {
            WireWriter.ack(frame, tick);
        }
    }

    void send(ByteBuf frame) {
        client.statistics().add(ClientCounter.FRAMES_OUT, 1);
        client.statistics().add(ClientCounter.BYTES_OUT, carrier.length(frame));
        carrier.send(Objects.requireNonNull(channel), frame);
    }

    /// Ends the connection for a reason, once.
    void close(CloseReason reason) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        if (channel != null) {
            channel.close();
        }
        client.closed(this, reason);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        channel = ctx.channel();
        if (state == State.CLOSED) {
            ctx.channel().close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (!options.webSocket()) {
            greet();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            greet();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            switch (message) {
                case ByteBuf frame -> frame(frame);
                case BinaryWebSocketFrame frame -> frame(frame.content());
                case TextWebSocketFrame _ -> violated(Kind.OUT_OF_PLACE, "a WebSocket text message");
                default -> { }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        close(lost(state == State.OPENING
                ? "the server at " + options.address() + " closed the connection before it was made"
                : "the connection to " + options.address() + " was closed without a word"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause == listenerFailure) {
            // Where Netty logs it, with its trace.
            ctx.fireExceptionCaught(cause);
            return;
        }
        switch (cause) {
            case TooLongFrameException _, CorruptedFrameException _ -> violated(Kind.MALFORMED, describe(cause));
            default -> close(lost("the connection to " + options.address() + " broke: " + describe(cause)));
        }
    }

    private void greet() {
        state = State.GREETED;
        ByteBuf frame = newFrame(256);
        if (resumeToken == null) {
            WireWriter.hello(frame, options.account(), options.credential().get(), options.program());
        } else {
            WireWriter.resume(frame, resumeToken, options.program());
        }
        send(frame);
    }

    private void frame(ByteBuf frame) {
        if (state == State.CLOSED) {
            return;
        }
        client.statistics().add(ClientCounter.FRAMES_IN, 1);
        client.statistics().add(ClientCounter.BYTES_IN, frame.readableBytes());
        in.wrap(frame);
        try {
            do {
                message(in.u8());
            } while (in.hasMore() && state != State.CLOSED);
        } catch (WireReader.Malformed e) {
            violated(Kind.MALFORMED, describe(e));
        } catch (TickDecoder.UnknownEvent e) {
            violated(Kind.UNKNOWN_EVENT, describe(e));
        } catch (RuntimeException e) {
            listenerFailure = e;
            close(new CloseReason(How.LISTENER_FAILED, 0, "listener_failed", "the listener threw " + e));
            throw e;
        }
    }

    private void message(int type) {
        switch (type) {
            case WELCOME -> {
                if (expect(State.GREETED, "WELCOME")) {
                    welcome();
                }
            }
            case TICK -> {
                if (expect(State.PLAYING, "TICK")) {
                    ticks.decode();
                }
            }
            case KICK -> {
                int code = in.varintUpTo(MAX_TEXT, "a kick's reason");
                ended(new CloseReason(How.KICKED, code, in.text(MAX_TEXT), in.text(MAX_TEXT)));
            }
            case REDIRECT -> {
                String address = in.text(MAX_TEXT);
                byte[] token = in.bytes(WelcomeDecoder.TOKEN_BYTES, "the token");
                client.redirected(address, token);
                ended(new CloseReason(How.REDIRECTED, 0, address, "the session continues at " + address));
            }
            default -> throw new WireReader.Malformed("no message begins with 0x" + Integer.toHexString(type));
        }
    }

    private void welcome() {
        WelcomeDecoder.Decoded decoded;
        try {
            decoded = new WelcomeDecoder(in).decode();
        } catch (IllegalArgumentException e) {
            violated(Kind.BAD_SCHEMA, describe(e));
            return;
        }
        state = State.PLAYING;
        Welcome welcome = client.welcomed(decoded);
        ticks.begin(welcome);
        client.listener().onWelcome(client, welcome);
    }

    private void ended(CloseReason reason) {
        if (in.hasMore()) {
            violated(Kind.OUT_OF_PLACE, "bytes after the last message of the connection (" + reason.name() + ")");
        }
        close(reason);
    }

    private boolean expect(State expected, String message) {
        if (state == expected) {
            return true;
        }
        violated(Kind.OUT_OF_PLACE, "a " + message + (state == State.PLAYING ? " in the middle of play" : " before WELCOME"));
        return false;
    }

    private void violated(Kind kind, String sentence) {
        if (state == State.CLOSED) {
            return;
        }
        client.violated(kind, ticks.tick(), sentence);
        close(new CloseReason(How.VIOLATION, 0, "violation", sentence));
    }

    private static CloseReason lost(String sentence) {
        return new CloseReason(How.LOST, 0, "lost", sentence);
    }

    private static String describe(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
