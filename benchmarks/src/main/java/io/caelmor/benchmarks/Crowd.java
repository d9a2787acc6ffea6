package io.caelmor.benchmarks;

import io.caelmor.combat.CombatPlugin;
import io.caelmor.commands.CommandsPlugin;
import io.caelmor.kernel.world.World;
import io.caelmor.replication.ReplicationPlugin;
import io.caelmor.testing.SteppedServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// All players in one disc, each in everybody's view: all walk, talk and strike at every tick. A client sends its commands and takes its frames
/// between two ticks.
final class Crowd {
    /// Of the disc, world units: half of the usual reach of sight, so that all see all.
    private static final float RADIUS = 40;
    private static final float MIDDLE = 500;
    private static final byte[] SAYING = "good morning".getBytes(StandardCharsets.UTF_8);

    private final MemorySockets sockets = new MemorySockets();
    private final ByteBuffer frame = ByteBuffer.allocate(1 << 16);
    private final Random random = new Random(42);
    private final SteppedServer server;
    private final World world;
    private final int move;
    private final int say;
    private final int attack;
    private final Walker[] walkers;
    private final long[] avatars;
    private final double[] headings;

    Crowd(int players, int threads) {
        server = SteppedServer.with("commands", new CommandsPlugin()).with("combat", new CombatPlugin())
                .with("replication", new ReplicationPlugin()).with("sockets", sockets)
                .set("tick.threads", (long) threads).set("sessions.capacity", players + 8L).set("sessions.connections", players + 8L)
                .set("sessions.handshakes_per_tick", 4_096L).set("persistence.queue", players + 16L).set("world.entities", players + 16L)
                .set("commands.spawn_area", 56.0).set("commands.says_per_second", 10.0).set("combat.cooldown_seconds", 0.1)
                .set("combat.max_health", 100_000L).set("replication.view_capacity", Math.max(8L, players)).set("replication.frame_bytes", 3_072L)
                .set("outbound.bytes", 16_384L).start();
        world = server.kernel().world();
        move = command("move");
        say = command("say");
        attack = command("attack");
        walkers = new Walker[players];
        avatars = new long[players];
        headings = new double[players];
        join();
    }

    /// Each client takes its frames and sends its three commands.
    void act() {
        for (int i = 0; i < walkers.length; i++) {
            walkers[i].drain(frame);
            double heading = heading(i);
            walkers[i].moveSayAndAttack(move, (float) Math.cos(heading), (float) Math.sin(heading), say, SAYING, attack, victim(i));
        }
    }

    /// One tick.
    void step() {
        server.step();
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

    private int command(String name) {
        return server.kernel().commands().types().stream().filter(type -> type.name().equals(name)).findFirst().orElseThrow().id();
    }

    private void join() {
        sockets.join(server, walkers, frame);
        var all = server.kernel().sessions();
        for (int i = 0; i < walkers.length; i++) {
            avatars[i] = all.find("player" + i).orElseThrow().viewpoint();
            headings[i] = random.nextDouble() * 2 * Math.PI;
        }
    }

    /// A walk at random; back towards the middle for those who left the disc.
    private double heading(int player) {
        double x = world.x().get(avatars[player]) - MIDDLE;
        double y = world.y().get(avatars[player]) - MIDDLE;
        if (x * x + y * y > RADIUS * RADIUS) {
            headings[player] = Math.atan2(-y, -x);
        }
        headings[player] += (random.nextDouble() - 0.5) * 0.6;
        return headings[player];
    }

    /// The nearest of a few at random.
    private long victim(int player) {
        long nearest = avatars[player];
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long other = avatars[random.nextInt(avatars.length)];
            double dx = world.x().get(other) - world.x().get(avatars[player]);
            double dy = world.y().get(other) - world.y().get(avatars[player]);
            if (other != avatars[player] && dx * dx + dy * dy < least) {
                least = dx * dx + dy * dy;
                nearest = other;
            }
        }
        return nearest;
    }
}
