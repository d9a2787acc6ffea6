package io.caelmor.combat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Attacks of entities that no session plays.
class StrikeTest {
    @Test
    void shouldStrikeOnceWhoIsNamedInTheColumn() {
        try (var arena = Arena.of()) {
            var ann = arena.join("ann");
            long wolf = arena.spawn("creature");
            strike(arena, wolf, ann.avatar());
            arena.server.step(20);
            assertEquals(1, arena.counter("outcomes"));
            assertTrue(arena.health.get(ann.avatar()) < 100);
            assertEquals(0, arena.world.set("combat.striking").size());
            var hit = arena.witness.told("combat.hit").getFirst().fields();
            assertEquals(wolf, hit.entity());
            assertEquals(ann.avatar(), hit.entity());
        }
    }

    @Test
    void shouldHoldToTheRulesOfAll() {
        try (var arena = Arena.of()) {
            var ann = arena.join("ann");
            long wolf = arena.spawn("creature");
            strike(arena, wolf, ann.avatar());
            arena.server.step();
            strike(arena, wolf, ann.avatar());
            arena.server.step();
            assertEquals(1, arena.counter("refused_cooldown"));

            arena.server.step(10);
            arena.place(wolf, Arena.MIDDLE + 50, Arena.MIDDLE);
            strike(arena, wolf, ann.avatar());
            arena.server.step();
            assertEquals(1, arena.counter("refused_range"));

            arena.place(wolf, Arena.MIDDLE, Arena.MIDDLE);
            strike(arena, arena.spawn("rock"), ann.avatar());
            strike(arena, wolf, 0);
            arena.server.step();
            assertEquals(2, arena.counter("refused_no_target"), "a rock doesn't fight, and nobody can't be fought");
        }
    }

    @Test
    void shouldBeStruckDownAndReturn() {
        try (var arena = Arena.of("damage", 100L, "spread", 0L, "respawn_seconds", 1.0)) {
            var ann = arena.join("ann");
            long wolf = arena.spawn("creature");
            assertEquals("applied", arena.attack(ann, wolf));
            assertEquals(0, arena.health.get(wolf));
            strike(arena, wolf, ann.avatar());
            arena.server.step();
            assertEquals(1, arena.counter("refused_dead"));
            arena.server.step(12);
            assertEquals(100, arena.health.get(wolf));
        }
    }

    private static void strike(Arena arena, long attacker, long target) {
        arena.longs("combat.target").set(attacker, target);
        arena.world.set("combat.striking").add(attacker);
    }
}
