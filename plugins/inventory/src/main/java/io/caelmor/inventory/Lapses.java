package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.world.World;

/// The hook `inventory.lapses`: what is held out and offered ends where it no longer stands. Behind where things move and die, so that
/// nobody is told of an offer that can't be accepted in the next tick. Costs what is offered, not what exists. Tick thread only.
final class Lapses {
    private static final HookKey KEY = new HookKey("inventory.lapses", 200);

    private final World world;
    private final HeldOut heldOut;
    private final Offers offers;
    private final InventoryCounters counters;

    Lapses(Declarations declarations, HeldOut heldOut, Offers offers, InventoryCounters counters) {
        this.heldOut = heldOut;
        this.offers = offers;
        this.counters = counters;
        world = declarations.world();
        declarations.hook(Phase.SIMULATE, KEY, _ -> run());
    }

    /// All that the avatar offers and holds out ends.
    void endAll(long bearer, Lapse why) {
        if (heldOut.givers.contains(bearer)) {
            heldOut.end(bearer, why);
            counters.lapsed.increment();
        }
        if (offers.traders.contains(bearer)) {
            offers.end(bearer, why);
            counters.lapsed.increment();
        }
    }

    private void run() {
        for (int index = heldOut.givers.next(1); index != 0; index = heldOut.givers.next(index + 1)) {
            long giver = world.handleAt(index);
            var lapse = heldOut.lapse(giver);
            if (lapse != null) {
                heldOut.end(giver, lapse);
                counters.lapsed.increment();
            }
        }
        for (int index = offers.traders.next(1); index != 0; index = offers.traders.next(index + 1)) {
            long trader = world.handleAt(index);
            var lapse = offers.lapse(trader);
            if (lapse != null) {
                offers.end(trader, lapse);
                counters.lapsed.increment();
            }
        }
    }
}
