package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Gate;
import io.caelmor.kernel.session.Link;
import io.caelmor.kernel.session.Port;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Garbage made for each frame, by the JVM's own count of each thread: 50 clients that send one frame a tick and get one.
class AllocationTest {
    private static final int CLIENTS = 50;
    private static final int WARM_UP_TICKS = 1_000;
    private static final int TICKS = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final AtomicLong received = new AtomicLong();
    private final List<QuietPort> ports = new ArrayList<>();

    /// Bytes allowed per frame and per wake-up. With epoll there are none: the allowance is for what the JIT moves about. The JDK's
    /// selector makes its set of ready keys anew.
    @ParameterizedTest
    @CsvSource({"TCP,true,0.1", "WEBSOCKET,true,0.1", "TCP,false,64", "WEBSOCKET,false,64"})
    void shouldAllocateNothingPerFrameInSteadyState(Carrier carrier, boolean nativeSockets, double allowed) throws IOException {
        var level = ResourceLeakDetector.getLevel();
        var transport = new NettyTransport();
        transport.declare(new TestDeclarations(TestSettings.of("port", 0, "event_loops", 2, "native", nativeSockets)));
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        var clients = new ArrayList<TestClient>();
        try {
            transport.start(new QuietGate());
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
            String endpoint = transport.endpoints().getFirst();
            int port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(TestClient.connect(carrier, port));
                clients.getLast().send(new byte[30]);
                int opened = i + 1;
                Await.until("its port", () -> received.get() == opened);
            }
            long[] loops = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("caelmor-net-")).mapToLong(Thread::threadId).toArray();
            assertEquals(2, loops.length);
            run(transport, clients, WARM_UP_TICKS);
            long before = allocated(loops);
            run(transport, clients, TICKS);
            long perLoops = allocated(loops) - before;
            double perFrame = (double) perLoops / (2L * TICKS * CLIENTS);
            System.out.printf("%s over %s: %d bytes on the event loops, %.3f per frame%n",
                    carrier, nativeSockets ? "epoll" : "nio", perLoops, perFrame);
            assertTrue(perFrame <= allowed, perFrame + " bytes per frame");
        } finally {
            for (var client : clients) {
                client.close();
            }
            transport.stop();
            ResourceLeakDetector.setLevel(level);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAllocateNothingWhenTheTickWakesTheLoops(boolean nativeSockets) throws IOException {
        try (var server = TestServer.start("native", nativeSockets);
                var one = TestClient.connect(Carrier.TCP, server.port());
                var other = TestClient.connect(Carrier.TCP, server.port())) {
            for (var client : List.of(one, other)) {
                client.send(new byte[3]); // one on each of the two loops
            }
            Await.until("both", () -> server.gate.ports.size() == 2);
            var first = server.gate.ports.get(0).link;
            var second = server.gate.ports.get(1).link;
            var wakes = server.declarations.metrics.counters().stream()
                    .filter(counter -> counter.name().equals("transport.wakes")).findFirst().orElseThrow();
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 4; round++) { // the JVM links what it meets for the first time: the best round counts
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 5_000; i++) {
                    first.framesWait();
                    second.framesWait();
                    server.transport.wake();
                    while (wakes.value() < 2L * (round * 5_000 + i + 1)) {
                        first.framesWait();
                        second.framesWait();
                        server.transport.wake(); // a loop that has not run yet is not woken twice
                    }
                }
                least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least);
        }
    }

    private void run(NettyTransport transport, List<TestClient> clients, int ticks) throws IOException {
        long expected = received.get();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        byte[] encoded = clients.getFirst().encode(new byte[30]);
        for (int tick = 0; tick < ticks; tick++) {
            expected += CLIENTS;
            for (int i = 0; i < CLIENTS; i++) {
                clients.get(i).write(encoded);
            }
            while (received.get() < expected) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError(received.get() + " of " + expected + " frames came");
                }
                Thread.yield();
            }
            for (int i = 0; i < CLIENTS; i++) {
                ports.get(i).waiting.incrementAndGet();
                ports.get(i).link.framesWait();
            }
            transport.wake();
            for (int i = 0; i < CLIENTS; i++) {
                assertEquals(340, clients.get(i).readFrame().length);
            }
        }
    }

    private static long allocated(long[] threads) {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(threads)) {
            sum += bytes;
        }
        return sum;
    }

    private final class QuietGate implements Gate {
        @Override
        public Optional<Port> connect(Link link) {
            var port = new QuietPort(link);
            synchronized (ports) {
                ports.add(port);
            }
            return Optional.of(port);
        }

        @Override
        public byte[] refusal() {
            return new byte[0];
        }

        @Override
        public byte[] kick(CloseReason reason, String sentence) {
            return new byte[0];
        }

        @Override
        public Bounds bounds() {
            return new Bounds(1_024, 1_024, 4_096);
        }
    }

    /// Makes no garbage of its own.
    private final class QuietPort implements Port {
        final Link link;
        final AtomicInteger waiting = new AtomicInteger();
        private final byte[] frame = new byte[340];

        QuietPort(Link link) {
            this.link = link;
        }

        @Override
        public int frameLimit() {
            return 512;
        }

        @Override
        public void receive(ByteBuffer received) {
            AllocationTest.this.received.incrementAndGet();
        }

        @Override
        public void violation(String what) {
            throw new AssertionError(what);
        }

        @Override
        public void cut(CloseReason reason, String sentence) {
            throw new AssertionError(sentence);
        }

        @Override
        public boolean greeted() {
            return true;
        }

        @Override
        public int nextFrame() {
            return waiting.get() > 0 ? frame.length : -1;
        }

        @Override
        public void takeFrame(ByteBuffer target) {
            target.put(frame);
            waiting.decrementAndGet();
        }

        @Override
        public void disconnected() {}
    }
}
