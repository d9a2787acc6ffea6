package io.caelmor.combat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.world.Handle;
import io.caelmor.testing.SteppedServer;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Which attacks hold, and what they do.
class AttackTest {
    @Test
    void shouldTakeHealthAndTellWhoSeesTheTarget() {
        try (var arena = Arena.of("damage", 10L, "spread", 3L)) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");

            assertEquals("applied", arena.attack(ann, bob.avatar()));

            int left = arena.health.get(bob.avatar());
            assertTrue(left >= 87 && left <= 93, "health " + left);
            assertEquals(100, arena.health.get(ann.avatar()));
            var hit = arena.witness.told("combat.hit").getFirst();
            assertEquals(bob.avatar(), hit.subject());
            var fields = hit.fields();
            assertEquals(ann.avatar(), fields.entity());
            assertEquals(bob.avatar(), fields.entity());
            assertEquals(100 - left, fields.zigzag32());
            assertEquals(left, fields.zigzag32());
        }
    }

    @Test
    void shouldSpreadDamageOverItsWholeRangeAndNotBeyond() {
        try (var arena = Arena.of("damage", 10L, "spread", 3L, "cooldown_seconds", 0.0, "max_health", 1_000_000L)) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            var seen = new int[14];
            for (int i = 0; i < 700; i++) {
                int before = arena.health.get(bob.avatar());
                arena.attack(ann, bob.avatar());
                seen[before - arena.health.get(bob.avatar())]++;
            }
            for (int amount = 7; amount <= 13; amount++) {
                assertTrue(seen[amount] > 50, amount + " came " + seen[amount] + " times of 700");
            }
        }
    }

    @Test
    void shouldReachAsFarAsTheRangeWhenAllHaveMoved() {
        try (var arena = Arena.of("range", 10.0, "cooldown_seconds", 0.0)) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            arena.place(bob.avatar(), Arena.MIDDLE + 6, Arena.MIDDLE + 8);
            assertEquals("applied", arena.attack(ann, bob.avatar()), "exactly in range");
            arena.place(bob.avatar(), Arena.MIDDLE + 6, Arena.MIDDLE + 8.01f);
            assertEquals("combat.range", arena.attack(ann, bob.avatar()));

            arena.place(bob.avatar(), Arena.MIDDLE + 9.5f, Arena.MIDDLE);
            arena.walking.add(bob.avatar());
            assertEquals("combat.range", arena.attack(ann, bob.avatar()), "it was in range before it walked on");
        }
    }

    @Test
    void shouldWaitForTheCooldownToTheTick() {
        try (var arena = Arena.of("cooldown_seconds", 0.5)) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            assertEquals("applied", arena.attack(ann, bob.avatar()));
            for (int tick = 1; tick < 5; tick++) {
                assertEquals("combat.cooldown", arena.attack(ann, bob.avatar()), "tick " + tick + " of 5");
            }
            assertEquals("applied", arena.attack(ann, bob.avatar()));
            assertEquals("applied", arena.attack(bob, ann.avatar()), "the cooldown is the attacker's own");
            assertEquals(4, arena.counter("refused_cooldown"));
        }
    }

    @Test
    void shouldMeetTheCooldownWithASecondAttackOfTheSameTick() {
        try (var arena = Arena.of()) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            int first = arena.strike(ann, bob.avatar());
            int second = arena.strike(ann, bob.avatar());
            arena.server.step();
            assertEquals("applied", ann.answers().get(first));
            assertEquals("combat.cooldown", ann.answers().get(second));
        }
    }

    @Test
    void shouldRefuseTargetsThatCanNotBeFought() {
        try (var arena = Arena.of("cooldown_seconds", 0.0)) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            long rock = arena.spawn("rock");
            long hidden = arena.spawn("avatar");
            arena.world.visible().remove(hidden);

            assertEquals("combat.no_target", arena.attack(ann, ann.avatar()), "oneself");
            assertEquals("combat.no_target", arena.attack(ann, rock), "a rock");
            assertEquals("combat.no_target", arena.attack(ann, hidden), "one that has left");
            assertEquals("not_visible", arena.attack(ann, Handle.of(4711, 1)), "nobody");
            assertEquals("not_visible", arena.attack(ann, Handle.NONE));
            arena.health.set(bob.avatar(), 0);
            assertEquals("combat.dead", arena.attack(ann, bob.avatar()));
            assertEquals("combat.dead", arena.attack(bob, ann.avatar()));
            assertEquals(100, arena.health.get(rock), "it has the column, and nobody looks at it");
        }
    }

    @Test
    void shouldRefuseWhoHasNoFighterOrLooksThroughAnothers() {
        try (var arena = Arena.of()) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            long own = ann.avatar();
            ann.session().setViewpoint(bob.avatar());
            assertEquals("combat.no_fighter", arena.attack(ann, own));
            ann.session().setViewpoint(Handle.NONE);
            assertEquals("combat.no_fighter", arena.attack(ann, bob.avatar()));
            ann.session().setViewpoint(own);
            arena.world.despawn(own);
            assertEquals("combat.no_fighter", arena.attack(ann, bob.avatar()));
            assertEquals(3, arena.counter("refused_no_fighter"));
            assertEquals(0, arena.counter("intents"));
        }
    }

    @Test
    void shouldRefuseWhomAGateHolds() {
        try (var arena = Arena.of()) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            arena.held = true;
            assertEquals("combat.unable", arena.attack(ann, bob.avatar()));
            arena.held = false;
            assertEquals("applied", arena.attack(ann, bob.avatar()));
        }
    }

    @Test
    void shouldCapTheIntentsOfAnActorInATick() {
        try (var arena = Arena.of("intents_per_actor", 2L, "intents_per_session", 4L)) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            for (int tick = 0; tick < 3; tick++) {
                int first = arena.strike(ann, bob.avatar());
                arena.strike(ann, bob.avatar());
                arena.strike(ann, bob.avatar());
                int others = arena.strike(bob, ann.avatar());
                arena.server.step();
                assertEquals("combat.too_many", ann.answers().get(first + 2));
                assertNotEquals("combat.too_many", bob.answers().get(others), "the cap is the actor's own");
            }
            assertEquals(3, arena.counter("refused_too_many"));
            assertEquals(9, arena.counter("intents"), "each tick begins anew");
        }
    }

    @Test
    void shouldCapTheIntentsOfASessionInATick() {
        try (var arena = Arena.of("intents_per_actor", 8L, "intents_per_session", 3L)) {
            var ann = arena.join("ann");
            var bob = arena.join("bob");
            for (int i = 0; i < 5; i++) {
                arena.strike(ann, bob.avatar());
            }
            arena.server.step();
            assertEquals(List.of("applied", "combat.cooldown", "combat.cooldown", "combat.too_many", "combat.too_many"),
                    List.copyOf(new TreeMap<>(ann.answers()).values()));
        }
    }

    @Test
    void shouldFightWithTheKindsThatTheSettingNames() {
        try (var arena = Arena.of("fighters", List.of("avatar", "rock"))) {
            var ann = arena.join("ann");
            assertEquals("applied", arena.attack(ann, arena.spawn("rock")));
        }
    }

    @Test
    void shouldNotStartWithRulesThatContradictThemselves() {
        for (var settings : List.of(new Object[] {"damage", 3L, "spread", 4L}, new Object[] {"fighters", List.of()})) {
            try {
                Arena.of(settings).close();
                throw new AssertionError("it started");
            } catch (IllegalStateException e) {
                assertTrue(e.getMessage().contains("combat." + settings[settings.length - 2]), e::getMessage);
            }
        }
    }

    @Test
    void shouldStandInTheHookTableBehindWhatMoves() {
        try (SteppedServer server = SteppedServer.with("combat", new CombatPlugin()).start()) {
            assertEquals(List.of("combat.freeze 90", "combat.resolve 100", "combat.apply 110", "combat.respawn 120"),
                    server.kernel().hooks().stream().filter(row -> row.plugin().equals("combat"))
                            .map(row -> row.key().name() + " " + row.key().order()).toList());
        }
    }
}
