package io.caelmor.combat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Contribution;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.testing.MemoryStore;
import org.junit.jupiter.api.Test;

/// Dying, being dead, and coming back.
class DeathTest {
    @Test
    void shouldTellOfADeathAndHoldTheDeadStill() {
        try (var arena = Arena.of()) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            arena.health.set(bob.avatar(), 5);
            arena.attack(ann, bob.avatar());

            assertEquals(0, arena.health.get(bob.avatar()));
            assertTrue(arena.dead().contains(bob.avatar()));
            var death = arena.witness.told("combat.death").getFirst().fields();
            assertEquals(bob.avatar(), death.entity());
            assertEquals(ann.avatar(), death.entity());

            arena.walking.add(bob.avatar());
            arena.walking.add(ann.avatar());
            arena.server.step(10);
            assertEquals(Arena.MIDDLE, arena.world.x().get(bob.avatar()), "whoever moves it knows nothing of combat");
            assertEquals(Arena.MIDDLE + 10, arena.world.x().get(ann.avatar()));
        }
    }

    @Test
    void shouldReturnTheDeadInTimeWithFullHealthInTheMiddle() {
        try (var arena = Arena.of("respawn_seconds", 2.0, "respawn_area", 40.0, "max_health", 70L)) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            arena.health.set(bob.avatar(), 5);
            arena.place(ann.avatar(), 100, 100);
            arena.place(bob.avatar(), 100, 100);
            arena.attack(ann, bob.avatar());

            arena.server.step(19);
            assertEquals(0, arena.health.get(bob.avatar()));
            assertTrue(arena.witness.told("combat.respawn").isEmpty());
            arena.server.step();
            assertEquals(70, arena.health.get(bob.avatar()));
            assertFalse(arena.dead().contains(bob.avatar()));
            assertTrue(Math.abs(arena.world.x().get(bob.avatar()) - Arena.MIDDLE) <= 20);
            assertTrue(Math.abs(arena.world.y().get(bob.avatar()) - Arena.MIDDLE) <= 20);
            assertEquals(bob.avatar(), arena.witness.told("combat.respawn").getFirst().fields().entity());
            assertEquals(1, arena.counter("respawns"));

            arena.server.step(50);
            assertEquals(1, arena.counter("respawns"), "once");
        }
    }

    @Test
    void shouldReturnWhoLeftDeadAfterTheyRejoin() {
        var store = new MemoryStore();
        try (var arena = withStore(store)) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            arena.health.set(bob.avatar(), 5);
            arena.attack(ann, bob.avatar());
            bob.client().bye();
            arena.server.stepUntil(() -> bob.session().state() == SessionState.FREE);
            arena.server.step(50);
            assertEquals(0, arena.dead().size());
            assertEquals(0, arena.counter("respawns"), "who is away does not return");
            rejoinDead(arena);
        }
        try (var arena = withStore(store)) {
            var bob = arena.join("bob");
            assertEquals(100, arena.health.get(bob.avatar()), "saved alive, after a restart");
            assertEquals(1, arena.deaths.get(bob.avatar()));
            arena.health.set(bob.avatar(), 0);
            arena.server.step();
        }
        try (var arena = withStore(store)) {
            rejoinDead(arena);
        }
    }

    @Test
    void shouldTakeInWhomAnotherHandKilledOrRevived() {
        try (var arena = Arena.of("respawn_seconds", 1.0)) {
            long one = arena.spawn("avatar");
            long other = arena.spawn("avatar");
            long rock = arena.spawn("rock");
            arena.server.step();
            for (long entity : new long[] {one, other, rock}) {
                arena.health.set(entity, -3);
            }
            arena.server.step();
            assertTrue(arena.dead().contains(one));
            assertEquals(2, arena.dead().size());
            arena.health.set(other, 17);
            arena.server.step();
            assertEquals(1, arena.dead().size());
            arena.server.step(9);
            assertEquals(100, arena.health.get(one));
            assertEquals(17, arena.health.get(other), "who was revived keeps what it was given");
            assertEquals(-3, arena.health.get(rock));
        }
    }

    @Test
    void shouldFindTheDeadWhenTheChangeLogHasRunAway() {
        try (var arena = Arena.of("world.entities", 16L)) {
            long fighter = arena.spawn("avatar");
            long rock = arena.spawn("rock");
            arena.server.step();
            arena.health.set(fighter, 0);
            for (int i = 0; i < 10_000; i++) {
                arena.world.changes().mark();
                arena.world.x().set(rock, i % 2);
            }
            arena.server.step();
            assertTrue(arena.dead().contains(fighter));
        }
    }

    @Test
    void shouldForgetTheDeadWhoAreGone() {
        try (var arena = Arena.of()) {
            long fighter = arena.spawn("avatar");
            arena.health.set(fighter, 0);
            arena.server.step();
            arena.world.despawn(fighter);
            arena.server.step(60);
            assertEquals(0, arena.dead().size());
            assertEquals(0, arena.counter("respawns"));
        }
    }

    @Test
    void shouldLetTheDeadWaitWhileTheyAreOutOfView() {
        try (var arena = Arena.of("respawn_seconds", 1.0)) {
            long fighter = arena.spawn("avatar");
            arena.health.set(fighter, 0);
            arena.server.step();
            arena.world.visible().remove(fighter);
            arena.server.step(30);
            assertEquals(0, arena.health.get(fighter));
            assertEquals(0, arena.dead().size());

            arena.world.visible().add(fighter);
            arena.server.step(10);
            assertEquals(0, arena.health.get(fighter), "its time begins anew");
            arena.server.step();
            assertEquals(100, arena.health.get(fighter));
        }
    }

    private static Arena withStore(MemoryStore store) {
        return Arena.with(new Contribution[] {store}, "respawn_seconds", 1.0);
    }

    /// Joins bob, who is saved as dead, and sees him come back.
    private static void rejoinDead(Arena arena) {
        var bob = arena.join("bob");
        assertEquals(0, arena.health.get(bob.avatar()));
        arena.server.step();
        assertTrue(arena.dead().contains(bob.avatar()));
        arena.server.step(12);
        assertEquals(100, arena.health.get(bob.avatar()));
        arena.server.step(30);
    }
}
