package io.caelmor.stress;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/// Players who come and go: connections that are dropped at a random [Stage], many at a time.
final class Churn {
    /// More than there are slots, so that some wait in the queue and some are refused.
    private static final int AT_ONCE = 40;
    /// Few, so that they meet themselves, and so that what is saved does not grow.
    private static final int ACCOUNTS = 60;

    private final int port;
    private final SSLContext trusting;
    private final Map<Stage, AtomicLong> reached = new EnumMap<>(Stage.class);
    private long seed;

    /// `trusting` is null where the server speaks no TLS.
    Churn(int port, SSLContext trusting, long seed) {
        this.port = port;
        this.trusting = trusting;
        this.seed = seed;
        for (var stage : Stage.values()) {
            reached.put(stage, new AtomicLong());
        }
    }

    /// Runs so many connections, and returns when all are dropped.
    void run(int cycles) throws InterruptedException {
        var places = new Semaphore(AT_ONCE);
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int cycle = 0; cycle < cycles; cycle++) {
                var random = new SplittableRandom(seed++);
                places.acquire();
                visitors.execute(() -> {
                    try {
                        visit(random);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    /// How many were dropped where they meant to be.
    Map<Stage, AtomicLong> reached() {
        return reached;
    }

    private void visit(SplittableRandom random) {
        var stage = Stage.values()[random.nextInt(Stage.values().length)];
        try {
            visit(stage, "player" + random.nextInt(ACCOUNTS), random);
            reached.get(stage).incrementAndGet();
        } catch (IOException _) {
            // The server was faster, or full, or another connection has taken the account over.
        }
    }

    private void visit(Stage stage, String account, SplittableRandom random) throws IOException {
        boolean webSocket = random.nextBoolean();
        boolean inside = trusting != null && stage.compareTo(Stage.IN_TLS) > 0;
        try (var visitor = new Visitor(port, inside ? trusting : null, webSocket, random)) {
            switch (stage) {
                case SILENT -> { }
                case IN_TLS -> visitor.sayHalf(trusting != null);
                case HALF_SAID -> visitor.sayHalf(false);
                default -> {
                    visitor.enter();
                    play(stage, visitor, account, random);
                }
            }
        }
    }

    private void play(Stage stage, Visitor visitor, String account, SplittableRandom random) throws IOException {
        if (stage == Stage.STRANGER) {
            return;
        }
        visitor.hello(account);
        if (stage == Stage.GREETED) {
            return;
        }
        byte[] token = visitor.welcome();
        if (token == null) {
            throw new IOException("refused");
        }
        switch (stage) {
            case PLAYING -> {
                for (int number = 1; number < random.nextInt(2, 12); number++) {
                    visitor.command(random.nextInt(1, 6), number);
                }
                if (random.nextBoolean()) {
                    visitor.read();
                }
            }
            case LEAVING -> {
                visitor.bye();
                if (random.nextBoolean()) {
                    visitor.readToEnd();
                }
            }
            case RESUMED -> again(visitor, random, other -> other.resume(token));
            case TAKEN_OVER -> again(visitor, random, other -> other.hello(account));
            default -> { }
        }
    }

    private void again(Visitor first, SplittableRandom random, Greeting greeting) throws IOException {
        if (random.nextBoolean()) {
            first.close();
        }
        try (var other = new Visitor(port, trusting, random.nextBoolean(), random)) {
            other.enter();
            greeting.say(other);
            if (random.nextBoolean()) {
                other.welcome();
            }
        }
    }

    @FunctionalInterface
    private interface Greeting {
        void say(Visitor visitor) throws IOException;
    }
}
