package io.caelmor.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.testing.Player;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Both sides' offers change hands in one tick, or neither.
class TradingTest {
    @Test
    void shouldExchangeItemsAndGoldOnceBothAccept() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            long sword = market.items(ann).getFirst();
            long bread = market.items(bob).get(1);
            assertEquals("applied", market.offer(ann, bob, sword, 5));
            var told = market.witness.told("trade.offered").getFirst().fields();
            assertEquals(ann.avatar(), told.entity());
            assertEquals(market.id(sword), told.zigzag());
            assertEquals("sword", told.text(48));
            assertEquals(5, told.zigzag());
            assertEquals(1, told.zigzag());
            assertEquals("trade.no_offer", market.accept(bob, ann, 1), "his own side is still to be said");

            assertEquals("applied", market.offer(bob, ann, bread, 30));
            assertEquals("applied", market.accept(bob, ann, 1));
            assertEquals(1, market.changes(ann), "one alone moves nothing");
            assertEquals("applied", market.accept(ann, bob, 1));
            assertTrue(market.items(bob).contains(sword));
            assertTrue(market.items(ann).contains(bread));
            assertEquals(125, market.gold(ann));
            assertEquals(75, market.gold(bob));
            assertEquals(2, market.changes(ann), "a whole trade is one change");
            assertEquals(2, market.changes(bob));
            assertEquals(2, market.witness.told("trade.done").size());
            assertEquals("trade.no_offer", market.accept(ann, bob, 1), "once");
        }
    }

    @Test
    void shouldNotLetTermsChangeUnderAnAcceptance() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            market.offer(ann, bob, market.items(ann).getFirst(), 0);
            market.offer(bob, ann, 50);
            market.accept(ann, bob, market.number(bob));
            market.offer(bob, ann, 1);
            assertEquals("trade.changed", market.accept(ann, bob, market.number(bob) - 1));
            assertEquals("applied", market.accept(bob, ann, market.number(ann)));
            assertEquals(1, market.changes(ann), "what she accepted is no longer offered");
            assertEquals("applied", market.accept(ann, bob, market.number(bob)));
            assertEquals(101, market.gold(ann));

            market.offer(ann, bob, market.items(ann).getFirst(), 0);
            market.offer(bob, ann, 20);
            market.accept(ann, bob, market.number(bob));
            market.offer(ann, bob, 0);
            assertEquals("applied", market.accept(bob, ann, market.number(ann)), "new terms of her own take her word back");
            assertEquals(101, market.gold(ann));
        }
    }

    @Test
    void shouldRefuseOffersThatCanNotBe() {
        try (var market = Market.of("offers_per_second", 1.0)) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            assertEquals("trade.amount", market.offer(ann, bob, -1));
            assertEquals("trade.poor", market.offer(ann, bob, 101));
            assertEquals("trade.poor", market.offer(ann, bob, Long.MAX_VALUE));
            assertEquals("inventory.not_yours", market.offer(ann, bob, market.items(bob).getFirst(), 0));
            assertEquals("inventory.nobody", market.offer(ann, ann, 1));
            assertEquals("trade.no_offer", market.cancel(ann));
            assertEquals("applied", market.offer(ann, bob, 100));
            assertEquals("applied", market.offer(ann, bob, 100), "the same again");
            assertEquals(1, market.number(ann));
            assertEquals("inventory.too_fast", market.offer(ann, bob, 99));
            market.place(bob.avatar(), 0, 0);
            assertEquals("inventory.range", market.offer(bob, ann, 1));
        }
    }

    @Test
    void shouldExchangeNothingWhereOneSideCanNot() {
        try (var market = Market.of("capacity", 3L)) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            agree(market, ann, market.items(ann).getFirst(), 0, bob, 0, 10);
            assertEquals("inventory.full", market.accept(bob, ann, market.number(ann)));
            agree(market, bob, market.items(bob).getFirst(), 0, ann, 0, 11);
            market.longs("inventory.gold").set(ann.avatar(), 10);
            assertEquals("trade.no_offer", market.accept(ann, bob, market.number(bob)), "the gold is spent");
            assertEquals("spent", market.why("trade.ended"));

            market.longs("inventory.gold").set(ann.avatar(), Long.MAX_VALUE);
            agree(market, ann, market.items(ann).getFirst(), 0, bob, market.items(bob).getFirst(), 1);
            assertEquals("trade.purse_full", market.accept(bob, ann, market.number(ann)));
            assertEquals(1, market.changes(ann));
            assertEquals(1, market.changes(bob));

            assertEquals("applied", market.offer(ann, bob, market.items(ann).getFirst(), 1));
            market.accept(ann, bob, market.number(bob));
            assertEquals("applied", market.accept(bob, ann, market.number(ann)), "item for item needs no room");
            assertEquals(2, market.changes(ann));
        }
    }

    @Test
    void shouldSayToWhoIsFullAndToWhoMeetsIt() {
        try (var market = Market.of("capacity", 3L)) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            market.offer(ann, bob, market.items(ann).getFirst(), 0);
            market.offer(bob, ann, 10);
            market.accept(bob, ann, market.number(ann));
            assertEquals("inventory.partner_full", market.accept(ann, bob, market.number(bob)));
            market.drop(bob, market.items(bob).getFirst());
            assertEquals("applied", market.accept(ann, bob, market.number(bob)), "the offers stood meanwhile");
        }
    }

    @Test
    void shouldEndOffersThatNoLongerStand() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            var cyd = market.join("cyd");
            market.offer(ann, bob, market.items(ann).getFirst(), 0);
            market.drop(ann, market.items(ann).getFirst());
            assertEquals("spent", market.why("trade.ended"));

            market.offer(ann, bob, 1);
            market.place(ann.avatar(), Market.MIDDLE + 6, Market.MIDDLE);
            market.server.step();
            assertEquals("apart", market.why("trade.ended"));
            market.place(ann.avatar(), Market.MIDDLE, Market.MIDDLE);

            market.offer(ann, bob, 2);
            market.offer(ann, cyd, 2);
            assertEquals("replaced", market.why("trade.ended"));
            market.dead.add(cyd.avatar());
            market.server.step();
            assertEquals("gone", market.why("trade.ended"));

            market.offer(ann, bob, 3);
            assertEquals("applied", market.cancel(ann));
            assertEquals("withdrawn", market.why("trade.ended"));

            market.offer(ann, bob, 4);
            market.offer(bob, ann, 4);
            market.leave(bob);
            assertEquals("trade.no_offer", market.cancel(ann));
            assertEquals(0, market.world.set("inventory.traders").size());
        }
    }

    @Test
    void shouldNotTakeAnItemThatWasDroppedInTheSameTick() {
        try (var market = Market.of()) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            long sword = market.items(ann).getFirst();
            agree(market, bob, 0, 20, ann, sword, 0);
            int dropped = ann.send("drop", writer -> writer.entity(sword));
            int accepted = bob.send("trade.accept", writer -> {
                writer.entity(ann.avatar());
                writer.zigzag(market.number(ann));
            });
            market.accept(ann, bob, market.number(bob));
            assertEquals("applied", market.answer(ann, dropped));
            assertEquals("trade.no_offer", bob.answers().get(accepted));
            assertEquals(100, market.gold(bob));
            assertEquals(List.of(sword), market.lying());
        }
    }

    /// Both offer, and `one` has accepted.
    private static void agree(Market market, Player one, long item, long gold, Player other, long itemOfOther, long goldOfOther) {
        assertEquals("applied", item == 0 ? market.offer(one, other, gold) : market.offer(one, other, item, gold));
        assertEquals("applied", itemOfOther == 0 ? market.offer(other, one, goldOfOther) : market.offer(other, one, itemOfOther, goldOfOther));
        assertEquals("applied", market.accept(one, other, market.number(other)));
    }
}
