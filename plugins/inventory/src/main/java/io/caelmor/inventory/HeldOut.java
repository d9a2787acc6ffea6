package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.World;
import org.jspecify.annotations.Nullable;

/// What avatars hold out to each other: one item to one other. Not saved: it means nothing to who comes back. Tick thread only.
final class HeldOut {
    /// Those who hold something out.
    final EntitySet givers;

    private final World world;
    private final Bearers bearers;
    private final Holdings holdings;
    private final News news;
    private final LongColumn item;
    private final LongColumn to;

    HeldOut(Declarations declarations, Bearers bearers, Holdings holdings, News news) {
        this.bearers = bearers;
        this.holdings = holdings;
        this.news = news;
        world = declarations.world();
        givers = world.set("inventory.givers");
        item = world.column("inventory.held_out_item").ofLong(Handle.NONE);
        to = world.column("inventory.held_out_to").ofLong(Handle.NONE);
        declarations.ledger("inventory.givers", givers::size);
    }

    /// The item, or [Handle#NONE].
    long item(long giver) {
        return item.get(giver);
    }

    /// To whom, or [Handle#NONE].
    long to(long giver) {
        return to.get(giver);
    }

    void begin(long giver, long what, long taker) {
        item.set(giver, what);
        to.set(giver, taker);
        givers.add(giver);
    }

    /// Nothing is held out any more; nobody is told.
    void clear(long giver) {
        item.set(giver, Handle.NONE);
        to.set(giver, Handle.NONE);
        givers.remove(giver);
    }

    /// The same, told to whom it was held out.
    void end(long giver, Lapse why) {
        long taker = to.get(giver);
        clear(giver);
        if (world.alive(taker)) {
            news.withheld(bearers.slot(taker), giver, why);
        }
    }

    /// Why what is held out can't be taken any more, or `null`.
    @Nullable Lapse lapse(long giver) {
        long taker = to.get(giver);
        if (!bearers.able(giver) || !bearers.able(taker)) {
            return Lapse.GONE;
        }
        if (!holdings.holds(giver, item.get(giver))) {
            return Lapse.SPENT;
        }
        return bearers.near(giver, taker) ? null : Lapse.APART;
    }
}
