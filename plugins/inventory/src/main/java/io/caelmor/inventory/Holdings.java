package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;

/// What each avatar holds, and the only place where that changes. Tick thread only.
///
/// Each change of an avatar's holdings, a whole trade being one, adds exactly one to its `inventory.changes`, and comes with the
/// sum of the ids that it holds after it. So to each count belongs one set of gold and items, and whoever reads the avatar knows
/// whether the items read beside it are all. Whether something may change is for the caller to know before.
final class Holdings {
    final LongColumn gold;
    final LongColumn changes;
    final LongColumn itemSum;

    private final World world;
    private final Items items;
    private final int capacity;

    Holdings(Declarations declarations, Items items, Rules rules) {
        this.items = items;
        world = declarations.world();
        capacity = rules.capacity();
        gold = world.column("inventory.gold").replicated(Scope.OWNER).persisted().ofLong(0);
        changes = world.column("inventory.changes").replicated(Scope.OWNER).persisted().ofLong(0);
        itemSum = world.column("inventory.item_sum").replicated(Scope.OWNER).persisted().ofLong(0);
    }

    boolean holds(long bearer, long item) {
        return items.belongs(item, world.ownerOf(bearer));
    }

    /// Whether the avatar can hold one more item, and its account own it.
    boolean hasRoom(long bearer) {
        long account = world.ownerOf(bearer);
        return items.count(account) < capacity && world.roomOf(account) > 0;
    }

    /// Whether the avatar's gold can become so much more; `less` is what it gives first.
    boolean hasRoomFor(long bearer, long more, long less) {
        return more <= Long.MAX_VALUE - (gold.get(bearer) - less);
    }

    /// What a new avatar gets; the items are its account's already.
    void grant(long bearer, long startingGold, long sumOfItems) {
        gold.set(bearer, gold.get(bearer) + startingGold);
        changed(bearer, sumOfItems);
    }

    /// An item that the avatar holds comes to lie where it stands.
    void drop(long bearer, long item) {
        world.setOwner(item, 0);
        world.x().set(item, world.x().get(bearer));
        world.y().set(item, world.y().get(bearer));
        world.visible().add(item);
        changed(bearer, -items.id.get(item));
    }

    /// An item that lies about comes to the avatar.
    void pickUp(long bearer, long item) {
        world.visible().remove(item);
        world.setOwner(item, world.ownerOf(bearer));
        changed(bearer, items.id.get(item));
    }

    /// An item goes from one avatar to another.
    void pass(long from, long to, long item) {
        world.setOwner(item, world.ownerOf(to));
        changed(from, -items.id.get(item));
        changed(to, items.id.get(item));
    }

    /// Items, each [Handle#NONE] for none, and gold change hands both ways at once. One change on each side; none where all that
    /// moves is as much gold there as back.
    void exchange(long one, long itemOfOne, long goldOfOne, long other, long itemOfOther, long goldOfOther) {
        if (itemOfOne == Handle.NONE && itemOfOther == Handle.NONE && goldOfOne == goldOfOther) {
            return;
        }
        if (itemOfOne != Handle.NONE) {
            // Out of one's hands first: two that are full can still exchange.
            world.setOwner(itemOfOne, 0);
        }
        long sum = hand(itemOfOther, one) - hand(itemOfOne, other);
        gold.set(one, gold.get(one) - goldOfOne + goldOfOther);
        gold.set(other, gold.get(other) - goldOfOther + goldOfOne);
        changed(one, sum);
        changed(other, -sum);
    }

    /// Answers the item's id, 0 for none.
    private long hand(long item, long to) {
        if (item == Handle.NONE) {
            return 0;
        }
        world.setOwner(item, world.ownerOf(to));
        return items.id.get(item);
    }

    private void changed(long bearer, long sumOfItems) {
        changes.set(bearer, changes.get(bearer) + 1);
        itemSum.set(bearer, itemSum.get(bearer) + sumOfItems);
    }
}
