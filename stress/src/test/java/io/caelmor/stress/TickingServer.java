package io.caelmor.stress;

import io.caelmor.combat.CombatPlugin;
import io.caelmor.commands.CommandsPlugin;
import io.caelmor.inventory.InventoryPlugin;
import io.caelmor.kernel.StopReport;
import io.caelmor.replication.ReplicationPlugin;
import io.caelmor.testing.MemoryStore;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.TestCertificate;
import io.caelmor.transport.netty.NettyTransport;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// A whole server on real sockets and a thread of its own, which ticks a thousand times a second: time enough for every wait that there is.
final class TickingServer implements AutoCloseable {
    private static final long PAUSE_NANOS = 1_000_000;
    private static final int SLOTS = 24;

    private final LinkedBlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "ticks");
    private final CompletableFuture<SteppedServer> started = new CompletableFuture<>();
    private final Optional<TestCertificate> certificate;
    private SteppedServer server;
    private volatile StopReport report;

    TickingServer(Optional<TestCertificate> certificate) {
        this.certificate = certificate;
        thread.start();
        server = started.join();
    }

    private void run() {
        try {
            server = start();
            started.complete(server);
        } catch (RuntimeException | Error failure) {
            started.completeExceptionally(failure);
            return;
        }
        while (report == null) {
            for (var task = asked.poll(); task != null; task = asked.poll()) {
                task.run();
            }
            if (report == null) {
                server.step();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private SteppedServer start() {
        var builder = SteppedServer.with("transport.netty", new NettyTransport()).with("commands", new CommandsPlugin()).with("combat", new CombatPlugin())
                .with("inventory", new InventoryPlugin()).with("replication", new ReplicationPlugin()).with("store", new MemoryStore())
                .set("transport.netty.port", 0L).set("transport.netty.event_loops", 2L).set("tick.threads", 1L)
                .set("sessions.capacity", (long) SLOTS).set("sessions.connections", 64L).set("sessions.resume_seconds", 2L)
                // Ticks come a hundred times as fast as the store thinks.
                .set("persistence.alarm_seconds", 3600L);
        certificate.ifPresent(made -> builder.set("transport.netty.certificate", made.chain().toString()).set("transport.netty.key", made.key().toString()));
        return builder.start();
    }

    int port() {
        var endpoint = server.kernel().endpoints().stream().filter(each -> each.startsWith("tcp:") || each.startsWith("tls:")).findFirst().orElseThrow();
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    /// Does something on the thread that ticks.
    private <T> T call(Supplier<T> task) {
        var answer = new CompletableFuture<T>();
        asked.add(() -> {
            try {
                answer.complete(task.get());
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer.join();
    }

    /// A counter, or a gauge, as it is now.
    long count(String name) {
        return server.kernel().metrics().gauges().stream().filter(gauge -> gauge.name().equals(name)).mapToLong(gauge -> gauge.read().getAsLong())
                .findFirst().orElseGet(() -> server.counter(name));
    }

    /// Stops in order, and says what was still held.
    StopReport stop() {
        return call(() -> report = server.stop());
    }

    @Override
    public void close() {
        if (report == null) {
            stop();
        }
    }
}
