package io.caelmor.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.testing.AllocationProbe;
import io.caelmor.testing.Player;
import org.junit.jupiter.api.Test;

/// What creatures do, tick by tick.
class CreaturesTest {
    @Test
    void shouldChaseThePlayerItSeesAndStrikeWhenItIsThere() {
        try (var meadow = Meadow.of("arena.creatures", 1L, "arena.herbs", 0L)) {
            var ann = meadow.enter("ann");
            long wolf = meadow.only(meadow.creatures());
            meadow.place(wolf, Meadow.MIDDLE + 30, Meadow.MIDDLE);
            double before = meadow.distance(wolf, ann.avatar());
            meadow.server.step(10);
            assertTrue(meadow.distance(wolf, ann.avatar()) < before - 8, "it came nearer");
            assertEquals(0, meadow.striking().size(), "not near enough to strike");
            meadow.server.step(20);
            assertTrue(meadow.striking().contains(wolf));
            assertEquals(ann.avatar(), meadow.target().get(wolf));
            assertTrue(meadow.distance(wolf, ann.avatar()) <= 5);
        }
    }

    @Test
    void shouldStrikeAgainOnlyAfterItsPause() {
        try (var meadow = Meadow.of("arena.creatures", 1L, "arena.herbs", 0L)) {
            var ann = meadow.enter("ann");
            long wolf = meadow.only(meadow.creatures());
            meadow.place(wolf, Meadow.MIDDLE + 1, Meadow.MIDDLE);
            int strikes = 0;
            for (int i = 0; i < 31; i++) {
                meadow.striking().remove(wolf);
                meadow.server.step();
                strikes += meadow.striking().contains(wolf) ? 1 : 0;
            }
            assertEquals(3, strikes, "at the ticks 0, 15 and 30");
            assertEquals(ann.avatar(), meadow.target().get(wolf));
        }
    }

    @Test
    void shouldLeaveAloneWhoIsFarOrFallenOrDidNotEnter() {
        try (var meadow = Meadow.of("arena.creatures", 1L, "arena.herbs", 0L, "arena.sight", 20.0)) {
            var ann = meadow.enter("ann");
            var bystander = new Player(meadow.server, "bot");
            long wolf = meadow.only(meadow.creatures());
            meadow.place(ann.avatar(), Meadow.MIDDLE + 80, Meadow.MIDDLE);
            meadow.place(bystander.avatar(), Meadow.MIDDLE, Meadow.MIDDLE);
            meadow.place(wolf, Meadow.MIDDLE + 1, Meadow.MIDDLE);
            meadow.server.step(8);
            assertFalse(meadow.striking().contains(wolf), "the bystander did not enter, ann is far");

            meadow.place(ann.avatar(), Meadow.MIDDLE, Meadow.MIDDLE);
            meadow.health().set(ann.avatar(), 0);
            meadow.server.step(8);
            assertFalse(meadow.striking().contains(wolf), "she fell");
        }
    }

    @Test
    void shouldNotActWhileItIsDead() {
        try (var meadow = Meadow.of("arena.creatures", 1L, "arena.herbs", 0L)) {
            meadow.enter("ann");
            long wolf = meadow.only(meadow.creatures());
            meadow.place(wolf, Meadow.MIDDLE + 20, Meadow.MIDDLE);
            meadow.health().set(wolf, 0);
            meadow.server.step(30);
            assertEquals(Meadow.MIDDLE + 20, meadow.world.x().get(wolf));
            assertFalse(meadow.striking().contains(wolf));
        }
    }

    @Test
    void shouldWanderOnItsGroundWhileItSeesNobody() {
        try (var meadow = Meadow.of("arena.creatures", 5L, "arena.sight", 0.0, "arena.area", 60.0)) {
            meadow.enter("ann");
            long wolf = meadow.world.handleAt(meadow.creatures().next(1));
            meadow.place(wolf, Meadow.MIDDLE + 60, Meadow.MIDDLE);
            double most = 0;
            for (int i = 0; i < 600; i++) {
                float x = meadow.world.x().get(wolf);
                meadow.server.step();
                most = Math.max(most, Math.abs(meadow.world.x().get(wolf) - x));
            }
            assertTrue(most > 0.1 && most < 13 * 0.4 / 10 + 0.01, "it ambles");
            assertTrue(Math.abs(meadow.world.x().get(wolf) - Meadow.MIDDLE) < 32, "it went back to its ground");
        }
    }

    @Test
    void shouldFollowWithoutCombatAndStrikeNobody() {
        try (var meadow = Meadow.peaceful("arena.creatures", 1L)) {
            var ann = meadow.enter("ann");
            long wolf = meadow.only(meadow.creatures());
            meadow.place(wolf, Meadow.MIDDLE + 20, Meadow.MIDDLE);
            meadow.server.step(40);
            assertTrue(meadow.distance(wolf, ann.avatar()) <= 5);
            assertEquals(0, meadow.striking().size());
        }
    }

    @Test
    void shouldComeToTheSameWorldByTheSameSeed() {
        assertEquals(hashAfter(1), hashAfter(1));
        assertNotEquals(hashAfter(1), hashAfter(2));
    }

    /// Enters in a tick that no thread's pace decides.
    private static long hashAfter(long seed) {
        try (var meadow = Meadow.of("world.seed", seed)) {
            var ann = new Player(meadow.server, "ann");
            meadow.server.step((int) (2000 - meadow.witness.tick()));
            assertEquals("applied", ann.ask("arena.enter", writer -> writer.zigzag(7)));
            meadow.server.step(300);
            return meadow.world.hash();
        }
    }

    @Test
    void shouldAllocateNothingWhileTheyChaseAndStrike() {
        try (var meadow = Meadow.of("arena.creatures", 40L, "arena.herbs", 20L)) {
            meadow.witness.writing = false;
            meadow.enter("ann");
            meadow.enter("bob");
            for (int i = 0; i < AllocationProbe.PATIENCE && !meadow.probe.quiet(); i++) {
                meadow.server.step();
            }
            assertTrue(meadow.probe.quiet(), () -> meadow.probe.lastAllocated() + " bytes in a tick");
        }
    }
}
