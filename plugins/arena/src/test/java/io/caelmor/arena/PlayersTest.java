package io.caelmor.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.world.IntColumn;
import io.caelmor.testing.Player;
import org.junit.jupiter.api.Test;

/// Who plays, what they can do, and what is there for them.
class PlayersTest {
    @Test
    void shouldHaveInhabitantsWhileSomebodyPlaysAndAtNoOtherTime() {
        try (var meadow = Meadow.of("arena.creatures", 6L, "arena.herbs", 4L)) {
            var bystander = new Player(meadow.server, "bot");
            meadow.server.step(5);
            assertEquals(1, meadow.world.population(), "one who did not enter finds an empty world");

            var ann = meadow.enter("ann");
            assertEquals(6, meadow.creatures().size());
            assertEquals(4, meadow.herbs().size());
            assertTrue(meadow.world.visible().contains(meadow.world.handleAt(meadow.creatures().next(1))));

            ann.client().bye();
            meadow.server.stepUntil(() -> meadow.world.population() == 1);
            assertEquals(0, meadow.creatures().size());
            assertTrue(bystander.client().isOpen());
        }
    }

    @Test
    void shouldKeepInTheSquareInTheMiddle() {
        try (var meadow = Meadow.of("arena.area", 40.0, "arena.creatures", 50L, "arena.pace", 0.0)) {
            meadow.enter("ann");
            for (int index = meadow.creatures().next(1); index != 0; index = meadow.creatures().next(index + 1)) {
                assertTrue(Math.abs(meadow.world.x().at(index) - Meadow.MIDDLE) <= 20 && Math.abs(meadow.world.y().at(index) - Meadow.MIDDLE) <= 20);
            }
        }
    }

    @Test
    void shouldFillAFullWorldNoFurther() {
        try (var meadow = Meadow.of("world.entities", 16L, "arena.creatures", 100L)) {
            meadow.enter("ann");
            meadow.server.step(3);
            assertEquals(16, meadow.world.population());
        }
    }

    @Test
    void shouldKeepTheChosenHue() {
        try (var meadow = Meadow.of()) {
            var ann = meadow.enter("ann");
            assertEquals(200, ((IntColumn) meadow.world.find("arena.hue").orElseThrow()).get(ann.avatar()));
            assertEquals("arena.hue", ann.ask("arena.enter", writer -> writer.zigzag(360)));
            assertEquals("arena.hue", ann.ask("arena.enter", writer -> writer.zigzag(-1)));
        }
    }

    @Test
    void shouldTellACallToWhoSeesTheCallerAndNotTooOften() {
        try (var meadow = Meadow.of("arena.creatures", 0L)) {
            var ann = meadow.enter("ann");
            assertEquals("applied", ann.ask("arena.cheer", writer -> writer.zigzag(2)));
            assertEquals("arena.too_fast", ann.ask("arena.cheer", writer -> writer.zigzag(2)));
            assertEquals("arena.mood", ann.ask("arena.cheer", writer -> writer.zigzag(4)));
            meadow.server.step(5);
            assertEquals("applied", ann.ask("arena.cheer", writer -> writer.zigzag(0)));
            var told = meadow.witness.told("arena.cheer");
            assertEquals(2, told.size());
            assertEquals(ann.avatar(), told.getFirst().subject());
            var fields = told.getFirst().fields();
            assertEquals(ann.avatar(), fields.entity());
            assertEquals(2, fields.zigzag32());
        }
    }

    @Test
    void shouldLetNobodyEnterWithoutAnAvatar() {
        try (var meadow = Meadow.of()) {
            var ann = new Player(meadow.server, "ann");
            ann.session().setViewpoint(0);
            assertEquals("arena.nobody", ann.ask("arena.enter", writer -> writer.zigzag(1)));
            assertEquals("arena.nobody", ann.ask("arena.cheer", writer -> writer.zigzag(1)));
            assertEquals(0, meadow.creatures().size());
        }
    }

    @Test
    void shouldHealTheHurtByHerbsAndLetThemGrowElsewhere() {
        try (var meadow = Meadow.of("arena.creatures", 0L, "arena.herbs", 1L)) {
            var ann = meadow.enter("ann");
            long herb = meadow.only(meadow.herbs());
            meadow.place(herb, Meadow.MIDDLE + 1, Meadow.MIDDLE);
            meadow.server.step(2);
            assertTrue(meadow.world.visible().contains(herb), "the unhurt leave it");

            meadow.health().set(ann.avatar(), 40);
            meadow.server.step();
            assertEquals(65, meadow.health().get(ann.avatar()));
            assertFalse(meadow.world.visible().contains(herb), "it is eaten");
            meadow.server.step(40);
            assertEquals(65, meadow.health().get(ann.avatar()));
            assertEquals(1, meadow.witness.told("arena.healed").size());

            meadow.server.step(45);
            assertTrue(meadow.world.visible().contains(herb), "it grows again after eight seconds");
        }
    }

    @Test
    void shouldHealToFullHealthAtMostAndNotTheFallen() {
        try (var meadow = Meadow.of("arena.creatures", 0L, "arena.herbs", 1L)) {
            var ann = meadow.enter("ann");
            long herb = meadow.only(meadow.herbs());
            meadow.place(herb, Meadow.MIDDLE, Meadow.MIDDLE);
            meadow.health().set(ann.avatar(), 0);
            meadow.server.step(3);
            assertEquals(0, meadow.health().get(ann.avatar()));
            meadow.health().set(ann.avatar(), 70);
            meadow.server.step();
            assertEquals(Meadow.UNHURT, meadow.health().get(ann.avatar()));
        }
    }
}
