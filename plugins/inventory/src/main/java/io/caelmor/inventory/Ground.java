package io.caelmor.inventory;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.World;

/// The commands `drop` and `pick_up`, and what lies about. Of two that pick up one item in a tick, it is the first one's by the
/// order of dispatch, and the other is told that it no longer lies there. Tick thread only.
final class Ground {
    private final Actors actors;
    private final Bearers bearers;
    private final Items items;
    private final Holdings holdings;
    private final Refusals refusals;
    private final InventoryCounters counters;

    Ground(Declarations declarations, Actors actors, Bearers bearers, Items items, Holdings holdings, Refusals refusals,
            InventoryCounters counters) {
        this.actors = actors;
        this.bearers = bearers;
        this.items = items;
        this.holdings = holdings;
        this.refusals = refusals;
        this.counters = counters;
        declarations.command("drop").entity("item").durable().handledBy(this::drop);
        declarations.command("pick_up").entity("item").durable().handledBy(this::pickUp);
        declarations.onStart(this::layOut);
    }

    private Receipt drop(TickContext tick, Command command) {
        long actor = actors.of(command);
        long item = command.entity(0);
        var hindrance = actors.hinders(actor);
        if (hindrance != null) {
            return hindrance;
        }
        if (!holdings.holds(actor, item)) {
            return refusals.notYours;
        }
        holdings.drop(actor, item);
        counters.dropped.increment();
        return Receipt.APPLIED;
    }

    private Receipt pickUp(TickContext tick, Command command) {
        long actor = actors.of(command);
        long item = command.entity(0);
        var hindrance = actors.hinders(actor);
        if (hindrance != null) {
            return hindrance;
        }
        if (!items.belongs(item, 0) || !bearers.world.visible().contains(item)) {
            return refusals.notLying;
        }
        if (!bearers.near(actor, item)) {
            return refusals.range;
        }
        if (!holdings.hasRoom(actor)) {
            return refusals.full;
        }
        holdings.pickUp(actor, item);
        counters.pickedUp.increment();
        return Receipt.APPLIED;
    }

    /// What is in view is not saved: what lies about comes back into it, inside the bounds, which may be others by now.
    private void layOut(TickContext tick) {
        World world = bearers.world;
        for (int index = 1; index <= world.capacity(); index++) {
            long item = world.handleAt(index);
            if (items.belongs(item, 0)) {
                world.x().set(item, world.bounds().clampX(world.x().get(item)));
                world.y().set(item, world.bounds().clampY(world.y().get(item)));
                world.visible().add(item);
            }
        }
    }
}
