package io.caelmor.inventory;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.plugin.Declarations;

/// What can be observed of things changing hands.
final class InventoryCounters {
    final Counter granted;
    final Counter dropped;
    final Counter pickedUp;
    final Counter taken;
    final Counter offers;
    final Counter trades;
    final Counter lapsed;

    InventoryCounters(Declarations declarations) {
        granted = declarations.counter("inventory.granted", "avatars that were given what a new one gets");
        dropped = declarations.counter("inventory.dropped", "items dropped");
        pickedUp = declarations.counter("inventory.picked_up", "items picked up");
        taken = declarations.counter("inventory.taken", "items taken from who held them out");
        offers = declarations.counter("inventory.offers", "offers of a trade, each change of terms counted");
        trades = declarations.counter("inventory.trades", "trades done");
        lapsed = declarations.counter("inventory.lapsed", "offers and things held out that ended because they no longer stood");
    }
}
