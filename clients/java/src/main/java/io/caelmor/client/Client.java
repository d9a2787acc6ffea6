package io.caelmor.client;

import io.caelmor.client.CloseReason.How;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A player's session on a server, over as many connections as it takes, one at a time. Made by [ClientGroup#client].
///
/// Methods may be called from any thread unless they say otherwise; everything happens on one event loop, the client's own
/// for life. The copy of the world and the listener's calls belong to that loop. Command numbers count up from 1 over all
/// connections.
public final class Client {
    private static final int MAX_VIOLATIONS_KEPT = 100;

    private final ClientGroup group;
    private final EventLoop loop;
    private final ClientListener listener;
    private final ClientStatistics statistics = new ClientStatistics();
    private final PendingCommands pending = new PendingCommands();
    private final World world = new World();
    private final List<ProtocolViolation> violations = new ArrayList<>();

    private volatile ClientOptions options;
    private volatile @Nullable Welcome welcome;
    private volatile byte @Nullable [] token;
    private volatile int tickMicros;
    private @Nullable Connection connection;
    private CompletableFuture<Welcome> welcoming = new CompletableFuture<>();
    private CompletableFuture<CloseReason> closing = new CompletableFuture<>();

    Client(ClientGroup group, EventLoop loop, ClientOptions options, ClientListener listener) {
        this.group = group;
        this.loop = loop;
        this.options = options;
        this.listener = listener;
    }

    /// Connects and says HELLO.
    ///
    /// @return the server's WELCOME; fails with [ClientException] where there is none
    public CompletableFuture<Welcome> connect() {
        return open(null);
    }

    /// Connects and says RESUME with the token of the last WELCOME or REDIRECT, to where the session is.
    ///
    /// @return the server's WELCOME; fails with [ClientException] where there is none
    public CompletableFuture<Welcome> resume() {
        byte[] lastToken = token;
        return lastToken == null
                ? CompletableFuture.failedFuture(new ClientException("nothing to resume: no server has welcomed this client"))
                : open(lastToken);
    }

    /// As [#resume], with a token that another client was given.
    public CompletableFuture<Welcome> resume(byte[] otherToken) {
        return open(otherToken.clone());
    }

    /// Sends a command. Parameters in the schema's order: a number for INT, LONG and FLOAT, a `Long` for ENTITY, a `String` for TEXT.
    ///
    /// @return the receipt; fails with [ClientException] where the connection ends before it comes
    /// @throws IllegalArgumentException where the parameters do not fit the schema
    /// @throws java.util.NoSuchElementException where the server has no such command
    public CompletableFuture<Receipt> send(String command, Object... parameters) {
        return prepare(command).putAll(parameters).sendFromAnyThread();
    }

    /// A command for repeated use on the event loop.
    ///
    /// @throws java.util.NoSuchElementException where the server has no such command
    public PreparedCommand prepare(String command) {
        return new PreparedCommand(this, command, schema());
    }

    /// Ends the session: says BYE.
    ///
    /// @return why the connection closed; a kick `bye` where all is well
    public CompletableFuture<CloseReason> bye() {
        return onLoop(() -> {
            if (connection != null && connection.playing()) {
                ByteBuf frame = connection.newFrame(1);
                WireWriter.bye(frame);
                connection.send(frame);
            }
            return closing;
        }).thenCompose(closed -> closed);
    }

    /// Drops the connection. The session waits for a [#resume].
    public CompletableFuture<CloseReason> disconnect() {
        return onLoop(() -> {
            if (connection != null) {
                connection.close(new CloseReason(How.DISCONNECTED, 0, "disconnected", "this client closed the connection"));
            }
            return closing;
        }).thenCompose(closed -> closed);
    }

    /// Completes when the present connection, or the last one, is over.
    public CompletableFuture<CloseReason> closed() {
        return onLoop(() -> closing).thenCompose(closed -> closed);
    }

    /// Runs something on the event loop, where the world may be read.
    public <T> CompletableFuture<T> call(Callable<T> task) {
        return onLoop(task);
    }

    /// Runs something on the event loop after a while, unless its group is closed by then. What it throws goes unheard.
    public void schedule(Duration delay, Runnable task) {
        loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The copy of the world. Event loop only.
    public World world() {
        return world;
    }

    /// The present schema.
    ///
    /// @throws ClientException where no server has welcomed this client yet
    public Schema schema() {
        return welcome().schema();
    }

    /// The last WELCOME.
    ///
    /// @throws ClientException where no server has welcomed this client yet
    public Welcome welcome() {
        Welcome last = welcome;
        if (last == null) {
            throw new ClientException("no server has welcomed " + options.account() + " yet");
        }
        return last;
    }

    /// Microseconds of real time from one TICK to the next, as the server last said; 0 before the first WELCOME. See [ClientListener#onPace].
    public int tickMicros() {
        return tickMicros;
    }

    /// The secret for resuming this session, from the last WELCOME or REDIRECT; null before the first.
    public byte @Nullable [] token() {
        byte[] last = token;
        return last == null ? null : last.clone();
    }

    /// Where this client goes and as whom; the address changes with a redirect.
    public ClientOptions options() {
        return options;
    }

    /// What was counted, over all connections.
    public ClientStatistics statistics() {
        return statistics;
    }

    /// What did not add up: the first hundred; [ClientCounter#VIOLATIONS] counts all.
    public List<ProtocolViolation> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    /// Commands whose receipts are still to come. Event loop only.
    public int awaitedReceipts() {
        return pending.awaited();
    }

    /// The same for what has no answer.
    CompletableFuture<Boolean> run(Runnable task) {
        return onLoop(() -> {
            task.run();
            return true;
        });
    }

    EventLoop loop() {
        return loop;
    }

    ClientListener listener() {
        return listener;
    }

    PendingCommands pending() {
        return pending;
    }

    void execute(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    /// Numbers a command and sends it; the first after a TICK says that this is applied. Event loop only.
    long transmit(Schema.Signature command, ByteBuf parameters, @Nullable CompletableFuture<Receipt> future) {
        if (connection == null || !connection.playing()) {
            throw new ClientException("the command " + command.name() + " can't be sent: " + options.account() + " is not connected");
        }
        int length = 16 + parameters.readableBytes();
        int frameLimit = welcome().frameLimit();
        if (length > frameLimit) {
            throw new IllegalArgumentException("the command " + command.name() + " is longer than the server takes");
        }
        long number = pending.add(command, System.nanoTime(), future);
        ByteBuf frame = connection.newFrame(WireWriter.MOST_ACK_BYTES + length);
        if (WireWriter.MOST_ACK_BYTES + length <= frameLimit) {
            connection.acknowledge(frame);
        }
        WireWriter.command(frame, command.id(), number, parameters);
        statistics.add(ClientCounter.COMMANDS, 1);
        connection.send(frame);
        return number;
    }

    Welcome welcomed(WelcomeDecoder.Decoded decoded) {
        Welcome fresh = decoded.welcome();
        Welcome last = welcome;
        Schema same = last != null && last.schema().equals(fresh.schema()) ? last.schema() : group.shared(fresh.schema());
        fresh = new Welcome(fresh.resumed(), fresh.tickRate(), fresh.tick(), fresh.world(), fresh.width(), fresh.height(),
                fresh.account(), fresh.resumeSeconds(), fresh.frameLimit(), same);
        if (!fresh.resumed()) {
            pending.forgetAbandoned();
        }
        welcome = fresh;
        tickMicros = 1_000_000 / fresh.tickRate();
        token = decoded.token();
        world.begin(fresh.schema(), fresh.tick());
        statistics.add(ClientCounter.WELCOMES, 1);
        welcoming.complete(fresh);
        return fresh;
    }

    void paced(int micros) {
        tickMicros = micros;
        listener.onPace(this, micros);
    }

    void redirected(String address, byte[] tokenThere) {
        try {
            options = options.withAddress(URI.create(address));
            token = tokenThere;
        } catch (IllegalArgumentException e) {
            throw new WireReader.Malformed("a redirect to '" + address + "', which is no address of a server");
        }
    }

    void violated(ProtocolViolation.Kind kind, long tick, String sentence) {
        ProtocolViolation violation = new ProtocolViolation(options.account(), tick, kind, sentence);
        statistics.add(ClientCounter.VIOLATIONS, 1);
        synchronized (violations) {
            if (violations.size() < MAX_VIOLATIONS_KEPT) {
                violations.add(violation);
            }
        }
        listener.onViolation(this, violation);
    }

    void closed(Connection which, CloseReason reason) {
        if (which != connection) {
            return;
        }
        connection = null;
        ClientException cause = new ClientException("the connection of " + options.account() + " is over", reason);
        pending.abandon(cause);
        welcoming.completeExceptionally(cause);
        closing.complete(reason);
        listener.onClosed(this, reason);
    }

    private CompletableFuture<Welcome> open(byte @Nullable [] resumeToken) {
        return onLoop(() -> {
            if (connection != null) {
                throw new ClientException(options.account() + " is connected already; disconnect first");
            }
            SslContext sslContext = options.tls() ? group.sslContext(options) : null;
            welcoming = new CompletableFuture<>();
            closing = new CompletableFuture<>();
            Connection fresh = new Connection(this, options, sslContext, resumeToken);
            connection = fresh;
            fresh.open();
            return welcoming;
        }).thenCompose(answer -> answer);
    }

    private <T> CompletableFuture<T> onLoop(Callable<T> task) {
        return ClientGroup.call(this::execute, task);
    }
}
