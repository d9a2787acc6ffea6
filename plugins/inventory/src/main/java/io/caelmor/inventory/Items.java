package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.TextColumn;
import io.caelmor.kernel.world.World;

/// The items, as entities of the kind `item`. Tick thread only.
final class Items {
    final TextColumn name;
    /// The persistent id, as a column: what an item is called for ever, by those outside too.
    final LongColumn id;

    private final World world;
    private final int kind;

    Items(Declarations declarations) {
        world = declarations.world();
        kind = world.kind("item");
        name = world.column("item.name").replicated(Scope.ALL).persisted().ofText("", Rules.NAME_BYTES);
        id = world.column("item.id").replicated(Scope.ALL).persisted().ofLong(0);
    }

    /// A new item in the hands of an account; [Handle#NONE] where the world has no room for it.
    long make(String called, long account) {
        long item = world.spawnPersistent(kind, account);
        if (item != Handle.NONE) {
            name.set(item, called);
            id.set(item, world.persistentId(item));
        }
        return item;
    }

    /// Whether the entity is an item that belongs to that account; 0: to nobody.
    boolean belongs(long entity, long account) {
        return world.alive(entity) && world.kind().get(entity) == kind && world.ownerOf(entity) == account;
    }

    /// Items that the account holds. Visits all that it owns.
    int count(long account) {
        int count = 0;
        for (long entity = world.firstOwned(account); entity != Handle.NONE; entity = world.nextOwned(entity)) {
            count += world.kind().get(entity) == kind ? 1 : 0;
        }
        return count;
    }
}
