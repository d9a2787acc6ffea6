package io.caelmor.combat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Contribution;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.testing.AllocationProbe;
import io.caelmor.testing.Player;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Many fight at once, and everything adds up.
class BrawlTest {
    @Test
    void shouldBalanceIntentsReceiptsAndHealth() {
        try (var arena = Arena.of("respawn_seconds", 1.0, "range", 20.0)) {
            var players = players(arena, 24);
            brawl(arena, players, new Random(3), 400);

            long answered = 0;
            for (var player : players) {
                answered += player.answers().size();
            }
            assertEquals(arena.server.counter("inbound.dispatched"), answered, "each command is answered once");
            assertEquals(0, arena.counter("abandoned"));
            assertEquals(0, arena.counter("duplicates"));
            assertTrue(arena.counter("deaths") > 50 && arena.refused() > 100, "it was a brawl");
            assertEquals(arena.counter("intents"), arena.counter("outcomes") + arena.refused());
            assertEquals(arena.counter("outcomes"), arena.witness.told("combat.hit").size());
            assertEquals(arena.counter("deaths"), arena.counter("respawns") + arena.dead().size());

            // What each was told is what each has: full health, less every hit, anew after each return.
            var told = new HashMap<Long, Integer>();
            arena.witness.told("combat.hit").forEach(hit -> {
                var fields = hit.fields();
                fields.entity();
                told.merge(fields.entity(), fields.zigzag32(), Integer::sum);
            });
            for (var player : players) {
                long avatar = player.avatar();
                int lives = arena.deaths.get(avatar) + (arena.health.get(avatar) > 0 ? 1 : 0);
                assertEquals(100 * lives - arena.health.get(avatar), told.getOrDefault(avatar, 0));
            }
        }
    }

    @Test
    void shouldComeToTheSameWorldByTheSameCommands() {
        long one = hashOfABrawl(11, 1);
        assertEquals(one, hashOfABrawl(11, 1));
        assertNotEquals(one, hashOfABrawl(12, 1), "other commands");
        assertNotEquals(one, hashOfABrawl(11, 2), "another seed of the world");
    }

    /// Seven hundred fights whose beginning no thread's pace decides.
    private static long hashOfABrawl(long seed, long worldSeed) {
        try (var arena = Arena.of("respawn_seconds", 1.0, "world.seed", worldSeed)) {
            var players = players(arena, 12);
            assertTrue(arena.witness.tick() < 3000);
            arena.server.step((int) (3000 - arena.witness.tick()));
            brawl(arena, players, new Random(seed), 700);
            return arena.world.hash();
        }
    }

    @Test
    void shouldAbandonATicksIntentsWhereAGateFailsAndGoOnWithTheNext() {
        class Trap implements TickHooks {
            boolean armed;

            @Override
            public void declare(Declarations declarations) {
                declarations.gate("trap.gate", (_, _) -> {
                    if (armed) {
                        throw new IllegalStateException("told to fail");
                    }
                    return true;
                });
            }
        }
        var trap = new Trap();
        try (var arena = Arena.with(new Contribution[] {trap})) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            trap.armed = true;
            assertEquals("unsettled", arena.attack(ann, bob.avatar()));
            trap.armed = false;
            assertEquals("applied", arena.attack(ann, bob.avatar()));
            assertEquals(1, arena.counter("abandoned"));
            assertEquals(1, arena.counter("outcomes"));
        }
    }

    @Test
    void shouldAllocateNothingAfterWarmUpWithFiveHundredFighters() {
        try (var arena = Arena.of("respawn_seconds", 1.0, "cooldown_seconds", 0.2, "range", 200.0, "damage", 30L)) {
            arena.witness.writing = false;
            var players = players(arena, 500);
            var random = new Random(5);
            for (var player : players) {
                arena.walking.add(player.avatar());
            }
            arena.probe.restart();
            int ticks = 0;
            while (!arena.probe.quiet()) {
                assertTrue(ticks++ < AllocationProbe.PATIENCE, () -> "a tick still allocates " + arena.probe.lastAllocated() + " bytes");
                for (var player : players) {
                    player.client().frames().clear();
                    player.client().acknowledge(arena.witness.tick());
                    for (int i = 0; i < 3; i++) {
                        arena.strike(player, players[random.nextInt(players.length)].avatar());
                    }
                    if (arena.world.x().get(player.avatar()) > 600) {
                        arena.place(player.avatar(), 400, Arena.MIDDLE);
                    }
                }
                arena.server.step();
            }
            assertTrue(arena.counter("outcomes") > 10_000 && arena.counter("deaths") > 1000 && arena.counter("respawns") > 1000);
            assertTrue(arena.counter("refused_too_many") > 50_000 && arena.refused() > 10_000, "nor do refusals");
            assertTrue(arena.counter("rewound") > 10_000, "nor does looking back");
        }
    }

    private static Player[] players(Arena arena, int count) {
        var players = new Player[count];
        for (int i = 0; i < count; i++) {
            players[i] = arena.join("player" + i);
        }
        return players;
    }

    private static void brawl(Arena arena, Player[] players, Random random, int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            for (var player : players) {
                for (int strikes = random.nextInt(4); strikes > 0; strikes--) {
                    arena.strike(player, players[random.nextInt(players.length)].avatar());
                }
                if (random.nextInt(10) == 0) {
                    arena.place(player.avatar(), Arena.MIDDLE + random.nextInt(20), Arena.MIDDLE + random.nextInt(20));
                }
            }
            arena.server.step();
        }
    }
}
