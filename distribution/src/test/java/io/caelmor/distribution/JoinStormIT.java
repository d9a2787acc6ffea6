package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientListener;
import io.caelmor.client.ClientOptions;
import io.caelmor.client.Welcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All who fit, at once, from the moment on that the address is bound.
class JoinStormIT {
    private static final int CAPACITY = 600;

    @TempDir
    Path folder;

    @Test
    void shouldLetInAsManyAtOnceAsThereAreSlotsThoughItStillStarts() throws Exception {
        int port = Sockets.freePort();
        try (var server = ServerProcess.in(folder).thoroughly().start("run", "--set", "transport.netty.port=" + port, "--set", "sessions.capacity=" + CAPACITY,
                "--set", "sessions.connections=" + CAPACITY, "--set", "persistence.queue=64");
                var group = ClientGroup.create()) {
            while (!Sockets.listens(port)) {
                assertTrue(server.isAlive(), server::said);
                Thread.sleep(5);
            }
            CompletableFuture<?>[] welcomes = IntStream.range(0, CAPACITY)
                    .mapToObj(i -> group.client(options(port, i), new ClientListener() {}).connect()).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(welcomes).get(60, TimeUnit.SECONDS);
            assertEquals(CAPACITY, IntStream.range(0, CAPACITY).mapToObj(i -> ((Welcome) welcomes[i].join()).account()).distinct().count());
            assertEquals(0, server.awaitReady().stop(), server::said);
            assertTrue(server.out().contains(" " + CAPACITY + " sessions"), server::said);
            assertTrue(server.out().contains("ledger  all zero: "), server::said);
        }
    }

    private static ClientOptions options(int port, int number) {
        var carrier = number % 2 == 0 ? "ws" : "tcp";
        return ClientOptions.of(carrier + "://127.0.0.1:" + port, "player-" + number).withTimeout(Duration.ofSeconds(30));
    }
}
