package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.World;
import org.jspecify.annotations.Nullable;

/// What avatars offer each other in trade: each at most one item and some gold, to one other. Not saved.
///
/// Each change of terms gives the offer another number, upwards for as long as the avatar is in the world, and takes back what its
/// maker had accepted. Who accepts names the number, so nobody accepts terms that he has not seen. Tick thread only.
final class Offers {
    /// Those who offer something.
    final EntitySet traders;

    private final World world;
    private final Bearers bearers;
    private final Holdings holdings;
    private final News news;
    private final LongColumn to;
    private final LongColumn item;
    private final LongColumn gold;
    private final LongColumn number;
    /// Number of the other's offer that the avatar has accepted; 0 for none.
    private final LongColumn accepted;

    Offers(Declarations declarations, Bearers bearers, Holdings holdings, News news) {
        this.bearers = bearers;
        this.holdings = holdings;
        this.news = news;
        world = declarations.world();
        traders = world.set("inventory.traders");
        to = world.column("inventory.offer_to").ofLong(Handle.NONE);
        item = world.column("inventory.offer_item").ofLong(Handle.NONE);
        gold = world.column("inventory.offer_gold").ofLong(0);
        number = world.column("inventory.offer_number").ofLong(0);
        accepted = world.column("inventory.offer_accepted").ofLong(0);
        declarations.ledger("inventory.traders", traders::size);
    }

    boolean stands(long from, long with) {
        return traders.contains(from) && to.get(from) == with;
    }

    boolean stands(long from, long with, long offeredItem, long offeredGold) {
        return stands(from, with) && item.get(from) == offeredItem && gold.get(from) == offeredGold;
    }

    /// [Handle#NONE] for none.
    long item(long from) {
        return item.get(from);
    }

    long gold(long from) {
        return gold.get(from);
    }

    /// Of the present offer, or of the last one; from 1.
    long number(long from) {
        return number.get(from);
    }

    /// Number of the other's offer that the avatar has accepted; 0 for none.
    long accepted(long by) {
        return accepted.get(by);
    }

    /// New terms, under the next number.
    void make(long from, long with, long offeredItem, long offeredGold) {
        to.set(from, with);
        item.set(from, offeredItem);
        gold.set(from, offeredGold);
        number.set(from, number.get(from) + 1);
        accepted.set(from, 0);
        traders.add(from);
    }

    void accept(long by, long numberOfOther) {
        accepted.set(by, numberOfOther);
    }

    /// The offer is no more; nobody is told.
    void clear(long from) {
        to.set(from, Handle.NONE);
        item.set(from, Handle.NONE);
        gold.set(from, 0);
        accepted.set(from, 0);
        traders.remove(from);
    }

    /// The same, told to both.
    void end(long from, Lapse why) {
        long with = to.get(from);
        clear(from);
        news.ended(bearers.slot(from), from, with, why);
        if (world.alive(with)) {
            news.ended(bearers.slot(with), from, with, why);
        }
    }

    /// Why the offer can't come to anything any more, or `null`.
    @Nullable Lapse lapse(long from) {
        long with = to.get(from);
        if (!bearers.able(from) || !bearers.able(with)) {
            return Lapse.GONE;
        }
        boolean has = item.get(from) == Handle.NONE || holdings.holds(from, item.get(from));
        if (!has || holdings.gold.get(from) < gold.get(from)) {
            return Lapse.SPENT;
        }
        return bearers.near(from, with) ? null : Lapse.APART;
    }
}
