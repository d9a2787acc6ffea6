package io.caelmor.benchmarks;

import io.caelmor.combat.CombatPlugin;
import io.caelmor.commands.CommandsPlugin;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.world.World;
import io.caelmor.replication.ReplicationPlugin;
import io.caelmor.testing.SteppedServer;
import java.nio.ByteBuffer;
import java.util.Random;

/// The arena workload on a stepped server: all walk in a field of 1000 x 1000, and each sees as far as thirty others stand on average.
///
/// A client sends its move and takes its frames between two ticks. Idle entities lie in the world outside of the field, where nobody sees them.
final class Arena {
    /// Side of the square that players walk in, world units.
    static final float FIELD = 1_000;

    private static final int IN_VIEW = 30;
    private static final int LONGEST_FRAME = 1 << 16;

    private final MemorySockets sockets = new MemorySockets();
    private final ByteBuffer frame = ByteBuffer.allocate(LONGEST_FRAME);
    private final Random random = new Random(42);
    private final SteppedServer server;
    private final World world;
    private final int move;
    private final Walker[] walkers;
    private final Session[] sessions;
    private final double[] headings;
    private long bytes;

    /// A world for `room` entities, `width` units wide with the field in its middle, and a third of it at the left end strewn with
    /// `idle` entities. `threads` put snapshots together, the tick thread among them.
    Arena(int players, int idle, int room, float width, int threads) {
        server = SteppedServer.with("commands", new CommandsPlugin()).with("combat", new CombatPlugin())
                .with("replication", new ReplicationPlugin()).with("sockets", sockets).with("stones", new Stones(idle, width / 3))
                .set("tick.threads", (long) threads).set("sessions.capacity", players + 8L).set("sessions.connections", players + 8L).set("sessions.handshakes_per_tick", 4_096L)
                .set("persistence.queue", players + 16L).set("world.entities", (long) room).set("world.width", (double) width)
                .set("world.height", (double) FIELD).set("commands.spawn_area", (double) FIELD)
                .set("replication.radius", radius(players)).set("replication.leave_margin", 0.05).start();
        world = server.kernel().world();
        move = server.kernel().commands().types().stream().filter(type -> type.name().equals("move")).findFirst().orElseThrow().id();
        walkers = new Walker[players];
        sessions = new Session[players];
        headings = new double[players];
        join();
    }

    /// Each client takes its frames, turns a little and sends a move.
    void walk() {
        for (int i = 0; i < walkers.length; i++) {
            bytes += walkers[i].drain(frame);
            double heading = heading(i);
            walkers[i].move(move, (float) Math.cos(heading), (float) Math.sin(heading));
        }
    }

    /// Each client takes its frames and sends nothing.
    void stand() {
        for (var walker : walkers) {
            bytes += walker.drain(frame);
        }
    }

    /// One tick.
    void step() {
        server.step();
    }

    /// Bytes of all frames that clients have taken.
    long bytes() {
        return bytes;
    }

    /// A counter's value, by name.
    long counter(String name) {
        return server.counter(name);
    }

    void close() {
        for (var walker : walkers) {
            walker.mustBeOpen();
            walker.disconnect();
        }
        server.close();
    }

    private void join() {
        bytes += sockets.join(server, walkers, frame);
        var all = server.kernel().sessions();
        for (int i = 0; i < walkers.length; i++) {
            sessions[i] = all.find("player" + i).orElseThrow();
            headings[i] = random.nextDouble() * 2 * Math.PI;
        }
    }

    /// A walk at random; back towards the middle for those who left the field.
    private double heading(int player) {
        long avatar = sessions[player].viewpoint();
        double fromMiddleX = world.x().get(avatar) - world.bounds().width() / 2;
        double fromMiddleY = world.y().get(avatar) - world.bounds().height() / 2;
        if (Math.max(Math.abs(fromMiddleX), Math.abs(fromMiddleY)) > FIELD / 2 - 1) {
            headings[player] = Math.atan2(-fromMiddleY, -fromMiddleX);
        }
        headings[player] += (random.nextDouble() - 0.5) * 0.6;
        return headings[player];
    }

    /// The radius that holds thirty others on average: the r of `N * (pi r^2 - 8/3 r^3 + r^4/2) = 30`, of a side of 1; at most the whole field.
    private static double radius(int players) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double r = (low + high) / 2;
            double others = players * (Math.PI * r * r - 8.0 / 3 * r * r * r + r * r * r * r / 2);
            if (others < IN_VIEW) {
                low = r;
            } else {
                high = r;
            }
        }
        return low * FIELD;
    }
}
