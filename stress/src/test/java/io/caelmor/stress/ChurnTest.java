package io.caelmor.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.testing.TestCertificate;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// DESIGN guarantee 6: connections that are dropped at any moment of a session's life leave nothing behind.
///
/// `-Dcaelmor.churn.cycles=100000` says how many; a fifth of them as many again run inside TLS.
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ChurnTest {
    private static final int CYCLES = Integer.getInteger("caelmor.churn.cycles", 3_000);
    private static final int WARM_UP = Math.min(CYCLES, 5_000);
    private static final long MOST_GROWTH = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void shouldLeaveNothingBehindOnBareSockets() throws Exception {
        shouldLeaveNothing(Optional.empty(), CYCLES);
    }

    @Test
    void shouldLeaveNothingBehindInsideTls() throws Exception {
        var certificate = TestCertificate.make(folder);
        // Else the clients would remember thousands of sessions, and the heap would grow by them.
        certificate.trusting().getClientSessionContext().setSessionCacheSize(1);
        shouldLeaveNothing(Optional.of(certificate), CYCLES / 5);
    }

    private static void shouldLeaveNothing(Optional<TestCertificate> certificate, int cycles) throws Exception {
        try (var server = new TickingServer(certificate)) {
            var churn = new Churn(server.port(), certificate.map(TestCertificate::trusting).orElse(null), 1);
            churn.run(Math.min(WARM_UP, cycles));
            settle(server);
            long before = heapInUse();
            long began = System.nanoTime();
            churn.run(cycles);
            double seconds = (System.nanoTime() - began) / 1e9;
            settle(server);
            long growth = heapInUse() - before;
            System.out.printf("churn: %,d connections in %.0f s, dropped at %s; heap %+,d bytes, direct memory in use %,d%n", cycles, seconds,
                    churn.reached(), growth, server.count("transport.direct_bytes"));
            churn.reached().forEach((stage, count) -> assertTrue(count.get() > 0, "nobody was dropped at " + stage));
            assertTrue(growth < MOST_GROWTH, growth + " bytes of heap more than before " + cycles + " connections");
            var report = server.stop();
            assertTrue(report.held().values().stream().allMatch(held -> held == 0), "the ledger: " + report.held());
            assertTrue(report.clean(), report.toString());
        }
    }

    /// Waits until all that came is gone, and checks that it is.
    private static void settle(TickingServer server) throws InterruptedException {
        await("the sockets to be closed", () -> server.count("transport.accepted") == server.count("transport.closed"));
        await("the links to be seen to end", () -> server.count("links.opened") == server.count("links.closed"));
        await("the sessions to end", () -> server.count("sessions.admitted") == server.count("sessions.ended"));
        await("direct memory to be given back", () -> server.count("transport.direct_bytes") == 0);
        assertEquals(0, server.count("transport.faults"), "links closed because of an error in the server");
        assertEquals(0, server.count("tick.hook_faults"), "faults of hooks");
        await("the books to balance", () -> unaccounted(server).isEmpty(), () -> unaccounted(server).toString());
    }

    private static Map<String, Long> unaccounted(TickingServer server) {
        var books = new TreeMap<>(Map.of(
                "handshakes", server.count("handshakes.offered") - server.count("handshakes.refused") - server.count("handshakes.overflowed")
                        - server.count("handshakes.dropped") - server.count("handshakes.rejected") - server.count("handshakes.attached"),
                "commands", server.count("inbound.queued") - server.count("inbound.dispatched") - server.count("inbound.discarded"),
                "frames", server.count("outbound.queued") - server.count("outbound.sent") - server.count("outbound.discarded"),
                "loads", server.count("persist.loads_requested") - server.count("persist.loads_completed") - server.count("persist.loads_failed")));
        books.values().removeIf(rest -> rest == 0);
        return books;
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        await(what, condition, () -> "");
    }

    private static void await(String what, BooleanSupplier condition, Supplier<String> instead) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - deadline < 0, () -> "waited two minutes for " + what + " " + instead.get());
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /// The least of several collections: what a compiler or a clock holds for a moment is not meant.
    private static long heapInUse() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int collections = 0; collections < 8; collections++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
