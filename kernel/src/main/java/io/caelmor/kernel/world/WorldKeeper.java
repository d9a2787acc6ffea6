package io.caelmor.kernel.world;

import io.caelmor.kernel.thread.ThreadOwner;
import java.util.List;

/// The kernel's own key to a world: what plugins may not do. Owner thread only, as the world.
public final class WorldKeeper {
    private final World world;
    private final Saves saves;

    /// Makes a world for `capacity` entities, 1-10,000,000, that keeps no history.
    public WorldKeeper(WorldId id, Bounds bounds, int capacity, ThreadOwner owner) {
        this(id, bounds, capacity, 0, owner);
    }

    /// Makes a world for `capacity` entities, 1-10,000,000, that keeps the places of the last `historyTicks` ticks.
    public WorldKeeper(WorldId id, Bounds bounds, int capacity, int historyTicks, ThreadOwner owner) {
        saves = new Saves(capacity);
        world = new World(id, bounds, capacity, historyTicks, owner, saves);
    }

    public World world() {
        return world;
    }

    /// Sets how many entities one account may own; without this there is no such limit. Before [#start].
    public void limitAccounts(int most) {
        world.limitAccounts(most);
    }

    /// Ends declaring; entities can live from now on. With `storing`, changes are remembered for the next cut.
    public void start(boolean storing) {
        world.freeze();
        saves.storing(storing);
    }

    /// Says which tick it is, for the age of unsaved changes.
    public void beginTick(long tick) {
        world.owner().check();
        saves.tick(tick);
    }

    /// Takes the places that entities have now into the history, as those of the end of `tick`. Once for each tick.
    public void recordPlaces(long tick) {
        world.history().record(tick);
    }

    /// The columns that are saved, by name.
    public List<Column> persistedColumns() {
        return world.columns().stream().filter(Column::persisted).toList();
    }

    // --- persistent ids

    /// Gives `count` more persistent ids, from `first` on; there is room for one block beside the one in use.
    public void supplyIds(long first, int count) {
        world.owner().check();
        saves.supplyIds(first, count);
    }

    public long idsLeft() {
        return saves.idsLeft();
    }

    // --- restoring

    /// Brings a saved entity to life, with initial values; then [#restoreBits] and [#restoreText], then [#restored].
    public long restore(long persistentId, long account, long version) {
        return world.spawn(0, account, persistentId, version);
    }

    public void restoreBits(Column column, long handle, long bits) {
        column.setBits(world.index(handle), bits);
    }

    public void restoreText(TextColumn column, long handle, String value) {
        column.restore(world.index(handle), value);
    }

    /// The entity is as the store has it: clean.
    public void restored(long handle) {
        int index = world.index(handle);
        saves.clean(index);
        saves.departures().stored(index, world.ownerAt(index));
    }

    /// Whether an account's entity with that persistent id is alive already: it was given to the account while that was away.
    public boolean isAlive(long account, long persistentId) {
        for (long handle = world.firstOwned(account); handle != Handle.NONE; handle = world.nextOwned(handle)) {
            if (world.persistentId(handle) == persistentId) {
                return true;
            }
        }
        return false;
    }

    // --- saving

    /// Entities that changed since the last cut.
    public int dirtyCount() {
        return saves.dirtyCount();
    }

    /// Entities in the cut that is on its way.
    public int capturedCount() {
        return saves.capturedCount();
    }

    /// Takes all that is dirty into a cut: from now on it is captured, each entity with its next version.
    public void capture() {
        world.owner().check();
        saves.capture();
        for (int i = 0; i < saves.capturedCount(); i++) {
            int index = saves.capturedAt(i);
            saves.departures().sent(index, world.aliveAt(index) ? world.ownerAt(index) : 0);
        }
    }

    /// Index of a captured entity, `position` in `0..capturedCount-1`.
    public int capturedAt(int position) {
        world.owner().check();
        return saves.capturedAt(position);
    }

    public long persistentIdAt(int index) {
        world.owner().check();
        return saves.persistentId(index);
    }

    public long versionAt(int index) {
        world.owner().check();
        return saves.version(index);
    }

    /// The cut is committed: what it held is clean unless it changed again; indexes of buried entities come free.
    public void committed() {
        world.owner().check();
        int count = saves.capturedCount();
        saves.forgetCaptured();
        for (int i = 0; i < count; i++) {
            int index = saves.capturedAt(i);
            saves.departures().committed(index);
            if (saves.unsaved(index)) {
                continue;
            }
            saves.departures().remove(index);
            if (!world.aliveAt(index)) {
                world.free(index);
            }
        }
    }

    /// Whether the store may still hold entities for the account that it gave away or that ended: loading it now could bring
    /// them to life a second time.
    public boolean departing(long account) {
        world.owner().check();
        var departures = saves.departures();
        for (int i = 0; i < departures.count(); i++) {
            int index = departures.at(i);
            if (departures.from(index, account) && (!world.aliveAt(index) || world.ownerAt(index) != account)) {
                return true;
            }
        }
        return false;
    }

    /// Whether something of the account is not known to be in the store. Visits the account's entities.
    public boolean unsaved(long account) {
        if (departing(account)) {
            return true;
        }
        for (long handle = world.firstOwned(account); handle != Handle.NONE; handle = world.nextOwned(handle)) {
            if (saves.unsaved(Handle.index(handle))) {
                return true;
            }
        }
        return false;
    }

    /// Takes an account's entities out of the world; they stay in the store. Throws [IllegalStateException] where one
    /// is unsaved.
    public void unload(long account) {
        if (unsaved(account)) {
            throw new IllegalStateException("account " + account + " has unsaved entities");
        }
        long handle = world.firstOwned(account);
        while (handle != Handle.NONE) {
            long next = world.nextOwned(handle);
            int index = Handle.index(handle);
            world.bury(index);
            world.free(index);
            handle = next;
        }
    }

    /// Tick of the oldest change that no confirmed commit covers, or -1 where all is saved.
    public long oldestUnsavedTick() {
        return saves.oldestUnsavedTick();
    }
}
