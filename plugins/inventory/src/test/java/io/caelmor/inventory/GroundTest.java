package io.caelmor.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Dropping and picking up.
class GroundTest {
    @Test
    void shouldDropWhereTheAvatarStandsAndPickUpFromThere() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            market.place(ann.avatar(), 40, 50);
            long item = market.items(ann).getFirst();
            assertEquals("applied", market.drop(ann, item));
            assertEquals(List.of(item), market.lying());
            assertEquals(0, market.world.ownerOf(item));
            assertEquals(40, market.world.x().get(item));
            assertEquals(50, market.world.y().get(item));
            assertEquals(2, market.changes(ann));
            assertEquals("inventory.not_yours", market.drop(ann, item));

            assertEquals("applied", market.pickUp(ann, item));
            assertEquals(List.of(), market.lying());
            assertEquals(3, market.items(ann).size());
            assertEquals(3, market.changes(ann));
            assertEquals("inventory.not_lying", market.pickUp(ann, item));
        }
    }

    @Test
    void shouldGiveAnItemToTheFirstOfTwoInATick() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            var cyd = market.join("cyd");
            long item = market.items(ann).getFirst();
            market.drop(ann, item);
            int ofCyd = cyd.send("pick_up", writer -> writer.entity(item));
            int ofBob = bob.send("pick_up", writer -> writer.entity(item));
            assertEquals("applied", market.answer(bob, ofBob), "the lower slot, whoever came first");
            assertEquals("inventory.not_lying", cyd.answers().get(ofCyd));
            assertEquals(4, market.items(bob).size());
            assertEquals(3, market.items(cyd).size());
        }
    }

    @Test
    void shouldReachAsFarAsTheSettingSaysAndNoFarther() {
        try (var market = Market.of("reach", 5.0)) {
            var ann = market.join("ann");
            long item = market.items(ann).getFirst();
            market.drop(ann, item);
            market.place(ann.avatar(), Market.MIDDLE + 3, Market.MIDDLE + 4.01f);
            assertEquals("inventory.range", market.pickUp(ann, item));
            market.place(ann.avatar(), Market.MIDDLE + 3, Market.MIDDLE + 4);
            assertEquals("applied", market.pickUp(ann, item));
        }
    }

    @Test
    void shouldHoldNoMoreThanTheCapacity() {
        try (var market = Market.of("capacity", 3L)) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            long item = market.items(ann).getFirst();
            market.drop(ann, item);
            assertEquals("inventory.full", market.pickUp(bob, item));
            assertEquals(1, market.changes(bob));
            assertEquals("applied", market.pickUp(ann, item));
        }
    }

    @Test
    void shouldLeaveToTheDeadWhatTheyHoldAndNothingElse() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            long item = market.items(ann).getFirst();
            market.drop(ann, item);
            market.dead.add(ann.avatar());
            assertEquals("inventory.unable", market.pickUp(ann, item));
            assertEquals("inventory.unable", market.drop(ann, market.items(ann).getFirst()));
            assertEquals(2, market.items(ann).size());
        }
    }

    @Test
    void shouldTouchNeitherAvatarsNorOthersItems() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            assertEquals("inventory.not_yours", market.drop(ann, market.items(bob).getFirst()));
            assertEquals("inventory.not_yours", market.drop(ann, ann.avatar()));
            assertEquals("inventory.not_lying", market.pickUp(ann, market.items(bob).getFirst()));
            assertEquals("inventory.not_lying", market.pickUp(ann, bob.avatar()));
            assertTrue(market.lying().isEmpty());
            assertFalse(market.items(bob).isEmpty());
        }
    }
}
