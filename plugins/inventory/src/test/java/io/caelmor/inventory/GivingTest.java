package io.caelmor.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// An item changes hands only if one holds it out and the other takes it.
class GivingTest {
    @Test
    void shouldPassWhatIsHeldOutToWhoTakesIt() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            var cyd = market.join("cyd");
            long item = market.items(ann).getFirst();
            assertEquals("inventory.not_held_out", market.take(bob, ann));
            assertEquals("applied", market.give(ann, item, bob));
            var told = market.witness.told("inventory.held_out").getFirst().fields();
            assertEquals(ann.avatar(), told.entity());
            assertEquals(market.id(item), told.zigzag());
            assertEquals("sword", told.text(48));
            assertEquals(3, market.items(ann).size(), "it is still hers");

            assertEquals("inventory.not_held_out", market.take(cyd, ann), "it is for another");
            assertEquals("applied", market.take(bob, ann));
            assertEquals(2, market.items(ann).size());
            assertEquals(4, market.items(bob).size());
            assertEquals(2, market.changes(ann));
            assertEquals(2, market.changes(bob));
            assertEquals("inventory.not_held_out", market.take(bob, ann), "once");
        }
    }

    @Test
    void shouldTakeBackWhatIsHeldOut() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            assertEquals("inventory.not_held_out", ann.ask("keep", _ -> {}));
            market.give(ann, market.items(ann).getFirst(), bob);
            assertEquals("applied", ann.ask("keep", _ -> {}));
            assertEquals("withdrawn", market.why("inventory.withheld"));
            assertEquals("inventory.not_held_out", market.take(bob, ann));
        }
    }

    @Test
    void shouldHoldOutOneThingToOneAtATime() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            var cyd = market.join("cyd");
            market.give(ann, market.items(ann).getFirst(), bob);
            assertEquals("applied", market.give(ann, market.items(ann).getLast(), cyd));
            assertEquals("replaced", market.why("inventory.withheld"));
            assertEquals("inventory.not_held_out", market.take(bob, ann));
            long last = market.items(ann).getLast();
            market.take(cyd, ann);
            assertTrue(market.items(cyd).contains(last));
        }
    }

    @Test
    void shouldEndWhatCanNotBeTakenAnyMore() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            market.give(ann, market.items(ann).getFirst(), bob);
            market.place(bob.avatar(), Market.MIDDLE + 6, Market.MIDDLE);
            assertEquals("inventory.range", market.take(bob, ann));
            assertEquals("apart", market.why("inventory.withheld"));
            market.place(bob.avatar(), Market.MIDDLE, Market.MIDDLE);
            assertEquals("inventory.not_held_out", market.take(bob, ann));

            market.give(ann, market.items(ann).getFirst(), bob);
            market.drop(ann, market.items(ann).getFirst());
            assertEquals("spent", market.why("inventory.withheld"));

            market.give(ann, market.items(ann).getFirst(), bob);
            ann.client().drop();
            market.server.step();
            assertEquals("gone", market.why("inventory.withheld"));
            assertEquals("inventory.nobody", market.take(bob, ann), "nobody plays her");
        }
    }

    @Test
    void shouldRefuseWhatCanNotBeHeldOut() {
        try (var market = Market.of("capacity", 3L, "offers_per_second", 1.0)) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            long item = market.items(ann).getFirst();
            assertEquals("inventory.nobody", market.give(ann, item, ann));
            assertEquals("inventory.not_yours", market.give(ann, market.items(bob).getFirst(), bob));
            assertEquals("applied", market.give(ann, item, bob));
            assertEquals("applied", market.give(ann, item, bob), "the same again is no news");
            assertEquals(1, market.witness.told("inventory.held_out").size());
            assertEquals("inventory.too_fast", market.give(ann, market.items(ann).getLast(), bob));
            assertEquals("inventory.full", market.take(bob, ann));
            market.dead.add(bob.avatar());
            assertEquals("inventory.unable", market.take(bob, ann));
        }
    }
}
