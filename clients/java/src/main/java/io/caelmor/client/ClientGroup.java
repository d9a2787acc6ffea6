package io.caelmor.client;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The event loops that clients share; one thread serves thousands. Usable from any thread.
public final class ClientGroup implements AutoCloseable {
    private record Trust(Optional<Path> certificates, boolean all) {}

    private final MultiThreadIoEventLoopGroup loops;
    private final Map<Trust, SslContext> contexts = new ConcurrentHashMap<>();
    private volatile @Nullable Schema lastSchema;

    private ClientGroup(int threads) {
        loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("caelmor-client", true), NioIoHandler.newFactory());
    }

    /// A group of one thread.
    public static ClientGroup create() {
        return new ClientGroup(1);
    }

    /// A group of so many threads. A client stays on one of them for life.
    public static ClientGroup ofThreads(int threads) {
        return new ClientGroup(threads);
    }

    /// A client that is not connected yet.
    public Client client(ClientOptions options, ClientListener listener) {
        return new Client(this, loops.next(), options, listener);
    }

    /// Runs something on the thread of a group that has one: there, whatever its clients know may be read. Completes with what was thrown
    /// where that did.
    ///
    /// @throws IllegalStateException where the group has more than one
    public <T> CompletableFuture<T> call(Callable<T> task) {
        if (loops.executorCount() != 1) {
            throw new IllegalStateException("the clients of this group share no thread: ask each client by itself");
        }
        return call(loops.next(), task);
    }

    static <T> CompletableFuture<T> call(Executor loop, Callable<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                answer.complete(task.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /// Closes all connections without a BYE and ends the threads. Must not be called on an event loop.
    @Override
    public void close() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    SslContext sslContext(ClientOptions options) {
        return contexts.computeIfAbsent(new Trust(options.certificates(), options.trustAll()), ClientGroup::build);
    }

    private static SslContext build(Trust trust) {
        SslContextBuilder builder = SslContextBuilder.forClient();
        if (trust.all()) {
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
        }
        trust.certificates().ifPresent(file -> builder.trustManager(file.toFile()));
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new UncheckedIOException(new IOException("TLS can't be set up: " + e.getMessage(), e));
        }
    }

    /// The same schema, as one object for all clients of a server.
    Schema shared(Schema fresh) {
        Schema last = lastSchema;
        if (last != null && last.equals(fresh)) {
            return last;
        }
        lastSchema = fresh;
        return fresh;
    }
}
