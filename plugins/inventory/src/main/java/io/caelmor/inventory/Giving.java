package io.caelmor.inventory;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.tick.TickContext;

/// The commands `give`, `keep` and `take`. An item changes hands only if both want it: one holds it out, the other takes it. Tick
/// thread only.
final class Giving {
    private final Actors actors;
    private final Bearers bearers;
    private final Holdings holdings;
    private final HeldOut heldOut;
    private final Pace pace;
    private final News news;
    private final Refusals refusals;
    private final InventoryCounters counters;

    Giving(Declarations declarations, Actors actors, Bearers bearers, Holdings holdings, HeldOut heldOut, Pace pace, News news,
            Refusals refusals, InventoryCounters counters) {
        this.actors = actors;
        this.bearers = bearers;
        this.holdings = holdings;
        this.heldOut = heldOut;
        this.pace = pace;
        this.news = news;
        this.refusals = refusals;
        this.counters = counters;
        declarations.command("give").entity("item").entity("to").handledBy(this::give);
        declarations.command("keep").handledBy(this::keep);
        declarations.command("take").entity("from").durable().handledBy(this::take);
    }

    private Receipt give(TickContext tick, Command command) {
        long actor = actors.of(command);
        long item = command.entity(0);
        long taker = command.entity(1);
        var hindrance = actors.hinders(actor, taker);
        if (hindrance != null) {
            return hindrance;
        }
        if (!holdings.holds(actor, item)) {
            return refusals.notYours;
        }
        if (heldOut.item(actor) == item && heldOut.to(actor) == taker) {
            return Receipt.APPLIED;
        }
        if (pace.tooFast(tick, actor)) {
            return refusals.tooFast;
        }
        if (!news.heldOut(bearers.slot(taker), actor, item)) {
            return refusals.tooLoud;
        }
        if (heldOut.givers.contains(actor) && heldOut.to(actor) != taker) {
            heldOut.end(actor, Lapse.REPLACED);
        }
        heldOut.begin(actor, item, taker);
        pace.offered(tick, actor);
        return Receipt.APPLIED;
    }

    private Receipt keep(TickContext tick, Command command) {
        long actor = actors.of(command);
        var hindrance = actors.hinders(actor);
        if (hindrance != null) {
            return hindrance;
        }
        if (!heldOut.givers.contains(actor)) {
            return refusals.notHeldOut;
        }
        heldOut.end(actor, Lapse.WITHDRAWN);
        return Receipt.APPLIED;
    }

    private Receipt take(TickContext tick, Command command) {
        long actor = actors.of(command);
        long giver = command.entity(0);
        var hindrance = actors.hinders(actor, giver);
        if (hindrance != null) {
            return hindrance;
        }
        if (heldOut.to(giver) != actor) {
            return refusals.notHeldOut;
        }
        var lapse = heldOut.lapse(giver);
        if (lapse != null) {
            heldOut.end(giver, lapse);
            counters.lapsed.increment();
            return refusals.notHeldOut;
        }
        if (!holdings.hasRoom(actor)) {
            return refusals.full;
        }
        holdings.pass(giver, actor, heldOut.item(giver));
        heldOut.clear(giver);
        counters.taken.increment();
        return Receipt.APPLIED;
    }
}
