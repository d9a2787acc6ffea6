package io.caelmor.inventory;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.Handle;

/// The commands `trade.offer`, `trade.offer_item`, `trade.accept` and `trade.cancel`. When each of two has accepted the other's
/// present offer, all of it changes hands in that very call, or none of it. Tick thread only.
final class Trading {
    private final Actors actors;
    private final Bearers bearers;
    private final Holdings holdings;
    private final Offers offers;
    private final Pace pace;
    private final News news;
    private final Refusals refusals;
    private final InventoryCounters counters;

    Trading(Declarations declarations, Actors actors, Bearers bearers, Holdings holdings, Offers offers, Pace pace, News news,
            Refusals refusals, InventoryCounters counters) {
        this.actors = actors;
        this.bearers = bearers;
        this.holdings = holdings;
        this.offers = offers;
        this.pace = pace;
        this.news = news;
        this.refusals = refusals;
        this.counters = counters;
        declarations.command("trade.offer").entity("with").int64("gold")
                .handledBy((tick, command) -> offer(tick, actors.of(command), command.entity(0), Handle.NONE, command.int64(1)));
        declarations.command("trade.offer_item").entity("with").entity("item").int64("gold")
                .handledBy((tick, command) -> offer(tick, actors.of(command), command.entity(0), command.entity(1), command.int64(2)));
        declarations.command("trade.accept").entity("with").int64("number").durable().handledBy(this::accept);
        declarations.command("trade.cancel").handledBy(this::cancel);
    }

    private Receipt offer(TickContext tick, long actor, long partner, long item, long gold) {
        var hindrance = actors.hinders(actor, partner);
        if (hindrance != null) {
            return hindrance;
        }
        if (gold < 0) {
            return refusals.amount;
        }
        if (gold > holdings.gold.get(actor)) {
            return refusals.poor;
        }
        if (item != Handle.NONE && !holdings.holds(actor, item)) {
            return refusals.notYours;
        }
        if (offers.stands(actor, partner, item, gold)) {
            return Receipt.APPLIED;
        }
        if (pace.tooFast(tick, actor)) {
            return refusals.tooFast;
        }
        if (!news.offered(bearers.slot(partner), actor, item, gold, offers.number(actor) + 1)) {
            return refusals.tooLoud;
        }
        if (offers.traders.contains(actor) && !offers.stands(actor, partner)) {
            offers.end(actor, Lapse.REPLACED);
        }
        offers.make(actor, partner, item, gold);
        pace.offered(tick, actor);
        counters.offers.increment();
        return Receipt.APPLIED;
    }

    private Receipt accept(TickContext tick, Command command) {
        long actor = actors.of(command);
        long partner = command.entity(0);
        var hindrance = actors.hinders(actor, partner);
        if (hindrance != null) {
            return hindrance;
        }
        boolean mine = lapsed(actor);
        boolean theirs = lapsed(partner);
        if (mine || theirs || !offers.stands(actor, partner) || !offers.stands(partner, actor)) {
            return refusals.noOffer;
        }
        if (command.int64(1) != offers.number(partner)) {
            return refusals.changed;
        }
        if (offers.accepted(partner) == offers.number(actor)) {
            return exchange(actor, partner);
        }
        if (offers.accepted(actor) != offers.number(partner)) {
            offers.accept(actor, offers.number(partner));
            news.accepted(bearers.slot(partner), actor, offers.number(partner));
        }
        return Receipt.APPLIED;
    }

    private Receipt cancel(TickContext tick, Command command) {
        long actor = actors.of(command);
        var hindrance = actors.hinders(actor);
        if (hindrance != null) {
            return hindrance;
        }
        if (!offers.traders.contains(actor)) {
            return refusals.noOffer;
        }
        offers.end(actor, Lapse.WITHDRAWN);
        return Receipt.APPLIED;
    }

    /// Whether the offer, if there is one, came to an end before the hook that looks at all of them.
    private boolean lapsed(long from) {
        var lapse = offers.traders.contains(from) ? offers.lapse(from) : null;
        if (lapse == null) {
            return false;
        }
        offers.end(from, lapse);
        counters.lapsed.increment();
        return true;
    }

    /// Both offers stand and are accepted: everything is looked at before anything moves.
    private Receipt exchange(long actor, long partner) {
        long mine = offers.item(actor);
        long theirs = offers.item(partner);
        long myGold = offers.gold(actor);
        long theirGold = offers.gold(partner);
        if (mine == Handle.NONE && theirs != Handle.NONE && !holdings.hasRoom(actor)) {
            return refusals.full;
        }
        if (theirs == Handle.NONE && mine != Handle.NONE && !holdings.hasRoom(partner)) {
            return refusals.partnerFull;
        }
        if (!holdings.hasRoomFor(actor, theirGold, myGold) || !holdings.hasRoomFor(partner, myGold, theirGold)) {
            return refusals.purseFull;
        }
        offers.clear(actor);
        offers.clear(partner);
        holdings.exchange(actor, mine, myGold, partner, theirs, theirGold);
        counters.trades.increment();
        news.done(bearers.slot(actor), partner, mine, myGold, theirs, theirGold);
        news.done(bearers.slot(partner), actor, theirs, theirGold, mine, myGold);
        return Receipt.APPLIED;
    }
}
