package io.caelmor.combat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.testing.Player;
import org.junit.jupiter.api.Test;

/// Range is judged by where the attacker's client last saw the target, within bounds. A tick takes 100 ms.
class RewindTest {
    private static final float REACH = 10;

    /// Ann's client has a snapshot with bob in reach or out of it; then bob is elsewhere.
    private static final class Scene implements AutoCloseable {
        final Arena arena;
        final Player ann;
        final Player bob;
        final long seen;

        Scene(float bobThen, float bobNow, Object... settings) {
            arena = Arena.of(settings);
            ann = arena.join("ann");
            bob = arena.join("bob");
            place(bobThen);
            arena.attack(ann, bob.avatar());
            seen = ann.client().lastTick();
            place(bobNow);
        }

        void place(float distance) {
            arena.place(bob.avatar(), Arena.MIDDLE + distance, Arena.MIDDLE);
        }

        /// Attacks `ticks` after the snapshot, which is acknowledged then.
        String attackAfter(int ticks) {
            arena.server.step(ticks - 1);
            ann.client().acknowledge(seen);
            return arena.attack(ann, bob.avatar());
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    private static Scene scene(float bobThen, float bobNow, Object... settings) {
        var all = new Object[settings.length + 4];
        System.arraycopy(settings, 0, all, 0, settings.length);
        System.arraycopy(new Object[] {"range", (double) REACH, "cooldown_seconds", 0.0}, 0, all, settings.length, 4);
        return new Scene(bobThen, bobNow, all);
    }

    @Test
    void shouldHitWhoHasJustWalkedOutOfRange() {
        try (var scene = scene(9, 11)) {
            assertEquals("applied", scene.attackAfter(2));
            assertEquals(1, scene.arena.counter("rewound"));
        }
    }

    @Test
    void shouldMissWhoWasOutOfRangeInTheSnapshot() {
        try (var scene = scene(11, 9)) {
            assertEquals("combat.range", scene.attackAfter(2));
            assertEquals(1, scene.arena.counter("rewound"));
        }
    }

    @Test
    void shouldJudgeByThePresentWithoutAnAcknowledgement() {
        try (var scene = scene(9, 11)) {
            assertEquals("combat.range", scene.arena.attack(scene.ann, scene.bob.avatar()));
            scene.ann.client().acknowledge(scene.seen + 1000);
            assertEquals("combat.range", scene.arena.attack(scene.ann, scene.bob.avatar()), "nor with one that can't be");
            assertEquals(0, scene.arena.counter("rewound"));
        }
    }

    @Test
    void shouldNotRewindWhereItIsOff() {
        try (var scene = scene(9, 11, "rewind_ms", 0L)) {
            assertEquals("combat.range", scene.attackAfter(1));
            assertEquals(0, scene.arena.counter("rewound"));
        }
    }

    @Test
    void shouldRewindNoFurtherThanTheLimit() {
        try (var scene = scene(9, 11)) {
            assertEquals("combat.range", scene.attackAfter(3), "250 ms are two ticks");
            assertEquals(1, scene.arena.counter("rewound"), "to the limit");
        }
        try (var scene = scene(9, 11, "rewind_ms", 300L)) {
            assertEquals("applied", scene.attackAfter(3));
        }
    }

    @Test
    void shouldRewindNoFurtherThanTheHistory() {
        try (var scene = scene(9, 11, "rewind_ms", 900L, "world.history_ms", 300L)) {
            assertEquals("applied", scene.attackAfter(4));
        }
        try (var scene = scene(9, 11, "rewind_ms", 900L, "world.history_ms", 300L)) {
            assertEquals("combat.range", scene.attackAfter(5));
        }
        try (var scene = scene(9, 11, "world.history_ms", 0L)) {
            assertEquals("combat.range", scene.attackAfter(1));
            assertEquals(0, scene.arena.counter("rewound"));
        }
    }

    @Test
    void shouldJudgeEachAttackByWhatWasAcknowledgedInFrontOfIt() {
        try (var scene = scene(9, 11)) {
            scene.arena.attack(scene.ann, scene.bob.avatar());
            long later = scene.ann.client().lastTick();
            scene.ann.client().acknowledge(scene.seen);
            int first = scene.arena.strike(scene.ann, scene.bob.avatar());
            scene.ann.client().acknowledge(later);
            int second = scene.arena.strike(scene.ann, scene.bob.avatar());
            scene.arena.server.step();
            assertEquals("applied", scene.ann.answers().get(first));
            assertEquals("combat.range", scene.ann.answers().get(second));
        }
    }

    @Test
    void shouldHitWhoReturnedFromTheDeadWhereItIsAndNotWhereItLay() {
        try (var scene = scene(9, 9, "damage", 1000L, "spread", 0L, "respawn_seconds", 0.1, "respawn_area", 0.0)) {
            scene.arena.place(scene.ann.avatar(), Arena.MIDDLE + 15, Arena.MIDDLE);
            assertEquals(1, scene.arena.counter("deaths"));
            assertEquals("combat.range", scene.attackAfter(2), "it is back in the middle");
            assertEquals(1, scene.arena.counter("respawns"));
        }
    }
}
