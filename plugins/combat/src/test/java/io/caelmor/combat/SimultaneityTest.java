package io.caelmor.combat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.testing.Player;
import org.junit.jupiter.api.Test;

/// All attacks of a tick happen at the same moment, judged by the health before the first of them.
class SimultaneityTest {
    @Test
    void shouldLetTwoFallWhoStrikeEachOtherDown() {
        try (var arena = Arena.of()) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            arena.health.set(ann.avatar(), 1);
            arena.health.set(bob.avatar(), 1);

            int hers = arena.strike(ann, bob.avatar());
            int his = arena.strike(bob, ann.avatar());
            arena.server.step();

            assertEquals("applied", ann.answers().get(hers));
            assertEquals("applied", bob.answers().get(his), "the lower slot has no advantage");
            assertEquals(0, arena.health.get(ann.avatar()));
            assertEquals(0, arena.health.get(bob.avatar()));
            for (var player : new Player[] {ann, bob}) {
                assertEquals(1, arena.kills.get(player.avatar()));
                assertEquals(1, arena.deaths.get(player.avatar()));
            }
            assertEquals(2, arena.dead().size());
        }
    }

    @Test
    void shouldGiveTheKillToTheFirstOfSeveralAndTakeNoHealthTwice() {
        try (var arena = Arena.of("damage", 60L, "spread", 0L)) {
            var victim = arena.join("victim");
            var attackers = new Player[] {arena.join("one"), arena.join("two"), arena.join("three")};
            // Sent in another order than the slots'.
            for (int i : new int[] {2, 0, 1}) {
                arena.strike(attackers[i], victim.avatar());
            }
            arena.server.step();

            assertEquals(0, arena.health.get(victim.avatar()));
            assertEquals(1, arena.deaths.get(victim.avatar()));
            int[] amounts = arena.witness.told("combat.hit").stream().mapToInt(told -> {
                var fields = told.fields();
                fields.entity();
                fields.entity();
                return fields.zigzag32();
            }).toArray();
            assertEquals(60, amounts[0]);
            assertEquals(40, amounts[1]);
            assertEquals(0, amounts[2]);
            assertEquals(0, arena.kills.get(attackers[0].avatar()));
            assertEquals(1, arena.kills.get(attackers[1].avatar()), "whose hit took the last health");
            assertEquals(0, arena.kills.get(attackers[2].avatar()));
            assertEquals(1, arena.witness.told("combat.death").size());
            assertEquals(3, arena.counter("outcomes"));
        }
    }
}
