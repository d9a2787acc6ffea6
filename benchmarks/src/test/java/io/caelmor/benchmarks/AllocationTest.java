package io.caelmor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.caelmor.combat.CombatPlugin;
import io.caelmor.commands.CommandsPlugin;
import io.caelmor.inventory.InventoryPlugin;
import io.caelmor.kernel.world.World;
import io.caelmor.persistence.log.LogPersistence;
import io.caelmor.replication.ReplicationPlugin;
import io.caelmor.testing.SteppedServer;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All first-party plugins together, 500 sessions that move, fight, talk, count and offer each other gold, and walk from cell to cell of the grid in
/// and out of each other's view, while all of it is saved: the tick thread, which does all of the snapshots' work here, allocates nothing.
///
/// `-Dcaelmor.allocation.ticks=10000` asks for as many ticks in a row as the house promises; a build asks for fewer.
class AllocationTest {
    private static final int PLAYERS = 500;
    private static final int RUN = Integer.getInteger("caelmor.allocation.ticks", 1_000);
    /// A JVM that warms up allocates now and then for itself, where it links and compiles: the run must come in so many.
    private static final int PATIENCE = 3 * RUN + 6_000;
    /// Side of the square that they walk in: six times as far as they see.
    private static final float FIELD = 600;
    /// Among whom each looks for somebody near enough to strike.
    private static final int CANDIDATES = 64;
    private static final byte[] SAYING = "good morning".getBytes(StandardCharsets.UTF_8);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private final MemorySockets sockets = new MemorySockets();
    private final ByteBuffer frame = ByteBuffer.allocate(1 << 16);
    private final Random random = new Random(42);
    private final Walker[] walkers = new Walker[PLAYERS];
    private final long[] avatars = new long[PLAYERS];
    private final double[] headings = new double[PLAYERS];
    private SteppedServer server;
    private World world;

    @Test
    void shouldAllocateNothingOnTheTickThreadWhileEverybodyDoesEverything() {
        start();
        int move = command("move");
        int say = command("say");
        int attack = command("attack");
        int[] plain = {command("count"), command("stop"), command("trade.cancel"), command("keep")};
        int offer = command("trade.offer");
        int quiet = 0;
        long last = 0;
        for (int tick = 0; quiet < RUN; tick++) {
            long bytes = last;
            assertTrue(tick < PATIENCE, () -> "no " + RUN + " ticks in a row without a byte; at last " + bytes + ": " + whoAllocates());
            for (int i = 0; i < PLAYERS; i++) {
                walkers[i].drain(frame);
                double heading = heading(i);
                walkers[i].moveSayAndAttack(move, (float) Math.cos(heading), (float) Math.sin(heading), say, SAYING, attack, other(i));
                switch (random.nextInt(8)) {
                    case 0 -> walkers[i].plain(plain[random.nextInt(plain.length)]);
                    case 1 -> walkers[i].offer(offer, other(i), random.nextInt(5));
                    default -> { }
                }
            }
            long before = THREADS.getCurrentThreadAllocatedBytes();
            server.step();
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (allocated == 0) {
                quiet++;
            } else {
                quiet = 0;
                last = allocated;
                everything.reset();
            }
        }
        everything.assertHappened();
        for (var walker : walkers) {
            walker.mustBeOpen();
            walker.disconnect();
        }
        server.close();
    }

    /// What happened since the run of quiet ticks began.
    private final Everything everything = new Everything();

    private final class Everything {
        private final String[] names = {"inbound.applied", "combat.outcomes", "combat.deaths", "replication.enters", "replication.leaves", "outbound.events",
            "persist.captured", "persist.committed"};
        private final long[] before = new long[names.length];

        void reset() {
            for (int i = 0; i < names.length; i++) {
                before[i] = server.counter(names[i]);
            }
        }

        void assertHappened() {
            for (int i = 0; i < names.length; i++) {
                long since = server.counter(names[i]) - before[i];
                var name = names[i];
                System.out.println(name + " " + since);
                assertTrue(since > 0, () -> name + " did not happen");
            }
        }
    }

    private void start() {
        server = SteppedServer.with("commands", new CommandsPlugin()).with("combat", new CombatPlugin()).with("inventory", new InventoryPlugin())
                .with("replication", new ReplicationPlugin()).with("persistence.log", new LogPersistence()).with("sockets", sockets)
                .set("persistence.log.folder", folder.resolve("world").toString()).set("tick.threads", 1L)
                .set("sessions.capacity", PLAYERS + 8L).set("sessions.connections", PLAYERS + 8L).set("commands.spawn_area", (double) FIELD)
                .set("combat.respawn_area", (double) FIELD).set("combat.respawn_seconds", 1.0).start();
        world = server.kernel().world();
        sockets.join(server, walkers, frame);
        var sessions = server.kernel().sessions();
        for (int i = 0; i < PLAYERS; i++) {
            avatars[i] = sessions.find("player" + i).orElseThrow().viewpoint();
            headings[i] = random.nextDouble() * 2 * Math.PI;
        }
    }

    private int command(String name) {
        return server.kernel().commands().types().stream().filter(type -> type.name().equals(name)).findFirst().orElseThrow().id();
    }

    /// A walk at random; back towards the middle for those who left the field.
    private double heading(int player) {
        double x = world.x().get(avatars[player]) - world.bounds().width() / 2;
        double y = world.y().get(avatars[player]) - world.bounds().height() / 2;
        if (Math.max(Math.abs(x), Math.abs(y)) > FIELD / 2) {
            headings[player] = Math.atan2(-y, -x);
        }
        headings[player] += (random.nextDouble() - 0.5) * 0.6;
        return headings[player];
    }

    /// The nearest of some at random.
    private long other(int player) {
        long nearest = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < CANDIDATES; i++) {
            long other = avatars[random.nextInt(PLAYERS)];
            double dx = world.x().get(other) - world.x().get(avatars[player]);
            double dy = world.y().get(other) - world.y().get(avatars[player]);
            if (other != avatars[player] && dx * dx + dy * dy < least) {
                least = dx * dx + dy * dy;
                nearest = other;
            }
        }
        return nearest;
    }

    private String whoAllocates() {
        return server.kernel().metrics().counters().stream().filter(counter -> counter.name().startsWith("allocated.") && counter.value() > 0)
                .map(counter -> counter.name() + " " + counter.value()).toList().toString();
    }
}
