package io.caelmor.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Contribution;
import io.caelmor.testing.MemoryStore;
import io.caelmor.testing.Player;
import io.caelmor.testing.SteppedServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a new avatar gets, and what it finds when it comes back.
class ArrivalTest {
    @Test
    void shouldGiveANewAvatarItsFirstItemsAndGold() {
        try (var market = Market.of("starting_gold", 70L, "starting_items", List.of("cup", "rope"))) {
            var ann = market.join("ann");
            assertEquals(70, market.gold(ann));
            assertEquals(List.of("cup", "rope"), market.items(ann).stream().map(market::name).toList());
            assertEquals(1, market.changes(ann));
            for (long item : market.items(ann)) {
                assertEquals(market.id(item), market.longs("item.id").get(item));
                assertNotEquals(0, market.id(item));
            }
            assertEquals(market.ids(ann).stream().mapToLong(Long::longValue).sum(), market.longs("inventory.item_sum").get(ann.avatar()));
        }
    }

    @Test
    void shouldGiveItOnceInItsLife() {
        var store = new MemoryStore();
        try (var market = withStore(store)) {
            var ann = market.join("ann");
            market.drop(ann, market.items(ann).getFirst());
            market.leave(ann);
            assertEquals(2, market.items(market.join("ann")).size(), "in the same run");
        }
        try (var market = withStore(store)) {
            var ann = market.join("ann");
            assertEquals(2, market.items(ann).size(), "after a restart");
            assertEquals(100, market.gold(ann));
            assertEquals(2, market.changes(ann));
            assertEquals(0, market.counter("granted"));
        }
    }

    @Test
    void shouldGiveNothingRatherThanHalfWhereTheWorldIsFull() {
        try (var market = Market.of("world.entities", 16L, "starting_items", List.of("a", "b", "c", "d"))) {
            for (int i = 0; i < 3; i++) {
                assertEquals(4, market.items(market.join("player" + i)).size());
            }
            var late = market.join("late");
            assertEquals(List.of(), market.items(late));
            assertEquals(0, market.gold(late));
            assertEquals(16, market.world.population());
        }
    }

    @Test
    void shouldGiveWhatWasLackingWhenThereIsRoomAgain() {
        try (var market = Market.of("world.entities", 16L, "starting_items", List.of("a", "b", "c", "d"))) {
            var first = market.join("first");
            market.join("second");
            market.join("third");
            var token = market.join("late").client().token();
            market.leave(first);
            market.server.connect().resume(token);
            market.server.step(5);
            var late = market.server.kernel().sessions().find("late").orElseThrow();
            assertEquals(100, market.longs("inventory.gold").get(late.viewpoint()));
        }
    }

    @Test
    void shouldPutBackIntoViewWhatLiesAbout() {
        var store = new MemoryStore();
        long id;
        try (var market = withStore(store)) {
            var ann = market.join("ann");
            market.place(ann.avatar(), 120, 130);
            long item = market.items(ann).getFirst();
            id = market.id(item);
            assertEquals("applied", market.drop(ann, item));
        }
        try (var market = withStore(store, "world.width", 110.0)) {
            market.server.step();
            long item = market.lying().getFirst();
            assertEquals(id, market.id(item));
            assertEquals(110, market.world.x().get(item), "inside the bounds of now");
            assertEquals(130, market.world.y().get(item));
            var bob = market.join("bob");
            market.place(bob.avatar(), 110, 130);
            assertEquals("applied", market.pickUp(bob, item));
            assertTrue(market.ids(bob).contains(id));
        }
    }

    @Test
    void shouldRunWithoutAvatars() {
        try (var server = SteppedServer.with("inventory", new InventoryPlugin()).start()) {
            var nobody = new Player(server, "nobody");
            assertEquals("inventory.no_avatar", nobody.ask("trade.cancel", _ -> {}));
            assertEquals("inventory.no_avatar", nobody.ask("keep", _ -> {}));
        }
    }

    @Test
    void shouldRefuseToStartWithMoreFirstItemsThanAnAvatarHolds() {
        var report = assertThrows(IllegalStateException.class,
                () -> Market.of("capacity", 2L, "starting_items", List.of("a", "b", "c"))).getMessage();
        assertTrue(report.contains("names 3 items, and an avatar holds 2"), report);
        report = assertThrows(IllegalStateException.class, () -> Market.of("starting_items", List.of(" "))).getMessage();
        assertTrue(report.contains("a name that is empty"), report);
    }

    private static Market withStore(MemoryStore store, Object... settings) {
        return Market.with(new Contribution[] {store}, settings);
    }
}
