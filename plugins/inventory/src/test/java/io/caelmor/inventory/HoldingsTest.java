package io.caelmor.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.plugin.Contribution;
import io.caelmor.testing.AllocationProbe;
import io.caelmor.testing.MemoryStore;
import io.caelmor.testing.Player;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is promised of holdings, whichever command changed them.
class HoldingsTest {
    @Test
    void shouldTellOfADealOnlyWhenItIsSaved() {
        var store = new MemoryStore();
        try (var market = Market.with(new Contribution[] {store})) {
            var ann = market.join("ann");
            market.server.stepUntil(() -> market.server.kernel().metrics().counters().stream()
                    .anyMatch(counter -> counter.name().equals("persist.committed") && counter.value() > 0));
            store.answer = CommitOutcome.UNKNOWN;
            int dropped = ann.send("drop", writer -> writer.entity(market.items(ann).getFirst()));
            market.server.step(30);
            assertFalse(ann.answers().containsKey(dropped), "it lies there, but nobody may rely on it");
            assertEquals(1, market.lying().size());
            store.answer = CommitOutcome.COMMITTED;
            assertEquals("applied", market.answer(ann, dropped));
        }
    }

    @Test
    void shouldHoldNoMoreThanTheAccountMayOwn() {
        try (var market = Market.of("persistence.entities_per_account", 4L, "capacity", 10L)) {
            var ann = market.join("ann");
            var bob = market.join("bob");
            long item = market.items(ann).getFirst();
            market.drop(ann, item);
            assertEquals("inventory.full", market.pickUp(bob, item));
            assertEquals("applied", market.pickUp(ann, item));

            long other = market.items(bob).getFirst();
            market.offer(ann, bob, item, 0);
            market.offer(bob, ann, other, 0);
            market.accept(ann, bob, market.number(bob));
            assertEquals("applied", market.accept(bob, ann, market.number(ann)), "two that are full can still exchange");
            assertTrue(market.items(bob).contains(item));
            assertTrue(market.items(ann).contains(other));
        }
    }

    @Test
    void shouldAllocateNothingAfterWarmUpWhileAHundredTrade() {
        try (var market = Market.of("offers_per_second", 10.0)) {
            market.witness.writing = false;
            var players = new Player[100];
            for (int i = 0; i < players.length; i++) {
                players[i] = market.join("player" + i);
            }
            var random = new Random(1);
            market.probe.restart();
            int ticks = 0;
            while (!market.probe.quiet()) {
                assertTrue(ticks++ < AllocationProbe.PATIENCE, () -> "a tick still allocates " + market.probe.lastAllocated() + " bytes");
                for (int i = 0; i < players.length; i += 2) {
                    deal(market, players[i], players[i + 1], random, ticks);
                }
                for (var player : players) {
                    player.client().frames().clear();
                }
                market.server.step();
            }
            assertTrue(market.counter("trades") > 1000, "trades " + market.counter("trades"));
            assertTrue(market.counter("taken") > 1000 && market.counter("dropped") > 1000 && market.counter("picked_up") > 1000);
        }
    }

    /// Two do one thing with each other, in a round of six ticks.
    private static void deal(Market market, Player one, Player other, Random random, int tick) {
        var itemsOfOne = market.items(one);
        switch (tick % 6) {
            case 0 -> {
                one.send("trade.offer_item", writer -> {
                    writer.entity(other.avatar());
                    writer.entity(itemsOfOne.isEmpty() ? one.avatar() : itemsOfOne.getFirst());
                    writer.zigzag(random.nextInt(5));
                });
                other.send("trade.offer", writer -> {
                    writer.entity(one.avatar());
                    writer.zigzag(random.nextInt(5));
                });
            }
            case 1, 2 -> {
                accept(market, one, other);
                accept(market, other, one);
            }
            case 3 -> {
                var items = market.items(other);
                other.send("give", writer -> {
                    writer.entity(items.isEmpty() ? other.avatar() : items.getFirst());
                    writer.entity(one.avatar());
                });
            }
            case 4 -> one.send("take", writer -> writer.entity(other.avatar()));
            default -> {
                if (!itemsOfOne.isEmpty()) {
                    one.send("drop", writer -> writer.entity(itemsOfOne.getFirst()));
                    one.send("pick_up", writer -> writer.entity(itemsOfOne.getFirst()));
                }
            }
        }
    }

    private static void accept(Market market, Player player, Player with) {
        player.send("trade.accept", writer -> {
            writer.entity(with.avatar());
            writer.zigzag(market.number(with));
        });
    }
}
