package io.caelmor.replication;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;

/// The arena workload without sockets: N avatars in 1000 x 1000, each the viewpoint of a session, all walking at 20 units a
/// second, ten ticks a second, a radius that holds about 30 others. Prints figures of the pass alone, run it by hand.
///
/// Arguments: sessions, idle entities outside of everybody's sight, view capacity, frame bytes, side of the world, members of the crew.
final class Arena {
    private final Stage stage;
    private final Random random = new Random(1);
    private final long[] avatars;
    private final float[] dx;
    private final float[] dy;
    private final float side;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long nanos;
    private long wallNanos;
    private final long[] helpers;
    private long passes;

    Arena(int sessions, int idle, int viewCapacity, int frameBytes, float side) {
        this(sessions, idle, viewCapacity, frameBytes, side, 1);
    }

    Arena(int sessions, int idle, int viewCapacity, int frameBytes, float side, int members) {
        this.side = side;
        float radius = side < 1_000 ? 100 : radius(sessions) * 1_000;
        var settings = new ReplicationSettings(radius, radius * 1.1f, viewCapacity, frameBytes, 1_024, Integer.MAX_VALUE);
        float width = idle == 0 ? side : 40 * side;
        stage = new Stage(width, sessions + idle + 8, sessions, 16_384, settings, Effort.USUAL, members, (_, _, _) -> { });
        avatars = new long[sessions];
        dx = new float[sessions];
        dy = new float[sessions];
        for (int slot = 0; slot < sessions; slot++) {
            avatars[slot] = stage.spawn(stage.accounts[slot], random.nextFloat() * side, random.nextFloat() * side);
            stage.attach(slot, avatars[slot]);
            turn(slot);
        }
        helpers = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("caelmor-crew-"))
                .mapToLong(Thread::threadId).toArray();
        for (int i = 0; i < idle; i++) {
            stage.spawn(0, side + 2 * radius + random.nextFloat() * 30 * side, random.nextFloat() * width);
        }
    }

    /// All walk, bouncing off the walls.
    void tick() {
        for (int slot = 0; slot < avatars.length; slot++) {
            float x = stage.world.x().get(avatars[slot]) + dx[slot];
            float y = stage.world.y().get(avatars[slot]) + dy[slot];
            if (x < 0 || x > side || y < 0 || y > side) {
                dx[slot] = -dx[slot];
                dy[slot] = -dy[slot];
            } else {
                stage.move(avatars[slot], x, y);
            }
        }
        long before = cpuNanos();
        long began = System.nanoTime();
        stage.pass();
        wallNanos += System.nanoTime() - began;
        nanos += cpuNanos() - before;
        passes++;
    }

    /// CPU time of all members.
    private long cpuNanos() {
        long sum = threads.getCurrentThreadCpuTime();
        for (long helper : helpers) {
            sum += threads.getThreadCpuTime(helper);
        }
        return sum;
    }

    Stage stage() {
        return stage;
    }

    private void turn(int slot) {
        double angle = random.nextDouble() * 2 * StrictMath.PI;
        dx[slot] = (float) (2 * StrictMath.cos(angle));
        dy[slot] = (float) (2 * StrictMath.sin(angle));
    }

    /// The r of `N * (pi r^2 - 8/3 r^3 + r^4/2) = 30`, of a side of 1.
    static float radius(int sessions) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double r = (low + high) / 2;
            double others = sessions * (StrictMath.PI * r * r - 8.0 / 3 * r * r * r + r * r * r * r / 2);
            if (others < 30) {
                low = r;
            } else {
                high = r;
            }
        }
        return (float) low;
    }

    public static void main(String[] arguments) {
        int sessions = Integer.parseInt(arguments.length > 0 ? arguments[0] : "1000");
        int idle = Integer.parseInt(arguments.length > 1 ? arguments[1] : "0");
        int viewCapacity = Integer.parseInt(arguments.length > 2 ? arguments[2] : "256");
        int frameBytes = Integer.parseInt(arguments.length > 3 ? arguments[3] : "2048");
        float side = Float.parseFloat(arguments.length > 4 ? arguments[4] : "1000");
        int members = Integer.parseInt(arguments.length > 5 ? arguments[5] : "1");
        var arena = new Arena(sessions, idle, viewCapacity, frameBytes, side, members);
        for (int round = 0; round < 6; round++) {
            arena.nanos = 0;
            arena.wallNanos = 0;
            arena.passes = 0;
            arena.stage.outbound.messageBytes = 0;
            arena.stage.outbound.messages = 0;
            long updates = arena.stage.counter("replication.updates");
            long shared = arena.stage.counter("replication.fragments_shared");
            long own = arena.stage.counter("replication.fragments_own");
            long allocated = arena.threads.getCurrentThreadAllocatedBytes();
            long worst = 0;
            long until = System.nanoTime() + 2_000_000_000L;
            while (System.nanoTime() < until) {
                long before = arena.nanos;
                arena.tick();
                worst = Math.max(worst, arena.nanos - before);
            }
            allocated = arena.threads.getCurrentThreadAllocatedBytes() - allocated;
            updates = arena.stage.counter("replication.updates") - updates;
            shared = arena.stage.counter("replication.fragments_shared") - shared;
            own = arena.stage.counter("replication.fragments_own") - own;
            double told = arena.stage.outbound.messages;
            System.out.printf("%d sessions: %.0f ns CPU a session and tick (tick %.2f ms CPU, %.2f ms, worst %.2f ms CPU); in view %.1f; %.1f updates and %.1f bytes a message; "
                    + "%.2f bytes an update; encoded a tick: %.0f shared, %.0f own; %d bytes allocated in %d ticks%n",
                    sessions, arena.nanos / told, arena.nanos / 1e6 / arena.passes, arena.wallNanos / 1e6 / arena.passes, worst / 1e6,
                    (double) arena.stage.snapshots.viewEntries() / sessions, updates / told,
                    arena.stage.outbound.messageBytes / told, (double) arena.stage.outbound.messageBytes / Math.max(1, updates),
                    (double) shared / arena.passes, (double) own / arena.passes, allocated, arena.passes);
        }
    }
}
