package io.caelmor.kernel.world;

import io.caelmor.kernel.thread.ThreadOwner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The entities of one kernel and their columns.
///
/// Capacity is fixed at start. An entity is owned by an account, or by the world (account 0); it is transient or
/// persistent; it may be visible, which is: have a place that others may see. All but the descriptive methods are for
/// the owner thread only and throw [io.caelmor.kernel.thread.WrongThreadException] elsewhere; those that only read are open to its
/// [io.caelmor.kernel.thread.Crew] while the world is frozen.
public final class World {
    /// Step of a place on the wire: 1/64 world unit.
    public static final float PLACE_STEP = 1f / 64;

    private final WorldId id;
    private final Bounds bounds;
    private final int capacity;
    private final ThreadOwner owner;
    private final ChangeLog changes;
    private final Saves saves;
    private final OwnerIndex owners;
    private final Map<String, Column> columnsByName = new TreeMap<>();
    private final Map<String, EntitySet> sets = new TreeMap<>();
    private final Map<Integer, String> kinds = new TreeMap<>();
    private final int[] generations;
    private final boolean[] alive;
    private final long[] accounts;
    private final int[] free;
    private int freeCount;
    private int mostPerAccount = Integer.MAX_VALUE;
    private long refusedSpawns;
    private boolean frozen;
    private Column[] columnArray = new Column[0];
    private EntitySet[] setArray = new EntitySet[0];

    private final IntColumn kind;
    private final FloatColumn x;
    private final FloatColumn y;
    private final EntitySet visible;
    private final PlaceHistory history;

    World(WorldId id, Bounds bounds, int capacity, int historyTicks, ThreadOwner owner, Saves saves) {
        this.id = id;
        this.bounds = bounds;
        this.capacity = capacity;
        this.owner = owner;
        this.saves = saves;
        changes = new ChangeLog(capacity, owner);
        owners = new OwnerIndex(capacity);
        generations = new int[capacity + 1];
        alive = new boolean[capacity + 1];
        accounts = new long[capacity + 1];
        free = new int[capacity];
        for (int i = 0; i < capacity; i++) {
            free[i] = capacity - i;
        }
        freeCount = capacity;
        x = column("x").replicated(Scope.ALL).persisted().ofFloat(0, PLACE_STEP);
        y = column("y").replicated(Scope.ALL).persisted().ofFloat(0, PLACE_STEP);
        kind = column("kind").replicated(Scope.ALL).persisted().ofInt(0);
        visible = new EntitySet("visible", this, owner, capacity, changes);
        sets.put("visible", visible);
        history = new PlaceHistory(this, owner, historyTicks);
    }

    // --- what it is

    public WorldId id() {
        return id;
    }

    public Bounds bounds() {
        return bounds;
    }

    /// Most entities that can be alive at once; indexes are `1..capacity`.
    public int capacity() {
        return capacity;
    }

    /// Entities alive.
    public int population() {
        return capacity - freeCount;
    }

    /// Throws [io.caelmor.kernel.thread.WrongThreadException] unless the calling thread may change this world.
    public void checkThread() {
        owner.check();
    }

    // --- declaring, at start-up

    /// Begins the declaration of a column; see [ColumnDeclaration].
    public ColumnDeclaration column(String name) {
        return new ColumnDeclaration(this, name);
    }

    /// The set of that name, made at the first call. Starting thread only: throws once the world has started.
    public EntitySet set(String name) {
        var known = sets.get(name);
        if (known == null) {
            mutable("the entity set '" + name + "'");
            known = new EntitySet(name, this, owner, capacity, null);
            sets.put(name, known);
        }
        return known;
    }

    /// The number that stands for a kind of entity, made from its name, so that it is the same in every run and store.
    public int kind(String name) {
        int hash = 0x811C_9DC5;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * 0x0100_0193;
        }
        var known = kinds.get(hash);
        if (known == null) {
            mutable("the kind '" + name + "'");
            kinds.put(hash, name);
        } else if (!known.equals(name)) {
            throw new IllegalStateException("the kinds '" + known + "' and '" + name + "' have the same number; rename one");
        }
        return hash;
    }

    /// Kinds by number.
    public Map<Integer, String> kinds() {
        return Collections.unmodifiableMap(kinds);
    }

    /// All columns: the kernel's own first, since they change most and low bits make short masks on the wire, then in the order of
    /// their names. The order is the same however plugins were found.
    public List<Column> columns() {
        var ordered = new ArrayList<Column>(List.of(x, y, kind));
        columnsByName.values().stream().filter(column -> !ordered.contains(column)).forEach(ordered::add);
        return ordered;
    }

    /// The column of that name, if any plugin of this run declared it.
    public Optional<Column> find(String name) {
        return Optional.ofNullable(columnsByName.get(name));
    }

    /// What kind of thing an entity is.
    public IntColumn kind() {
        return kind;
    }

    /// Place, first coordinate, world units.
    public FloatColumn x() {
        return x;
    }

    /// Place, second coordinate, world units.
    public FloatColumn y() {
        return y;
    }

    /// The entities that others may see, at their place.
    public EntitySet visible() {
        return visible;
    }

    /// What changed, for whoever sends or shows it.
    public ChangeLog changes() {
        return changes;
    }

    /// Where visible entities were at the ends of the last ticks.
    public PlaceHistory history() {
        return history;
    }

    // --- entities

    /// Makes an entity that is gone when the server stops. [Handle#NONE] where the world is full or the account has no [#roomOf], which
    /// is counted.
    public long spawnTransient(int kindOf, long account) {
        owner.check();
        if (roomOf(account) == 0) {
            refusedSpawns++;
            return Handle.NONE;
        }
        return spawn(kindOf, account, 0, 0);
    }

    /// Makes an entity that is saved, with a persistent id of its own. [Handle#NONE] where the world is full, the account has no
    /// [#roomOf] or the block of ids is used up, which is counted.
    public long spawnPersistent(int kindOf, long account) {
        owner.check();
        long persistentId = freeCount == 0 || roomOf(account) == 0 ? 0 : saves.takeId();
        if (persistentId == 0) {
            refusedSpawns++;
            return Handle.NONE;
        }
        long handle = spawn(kindOf, account, persistentId, 0);
        saves.dirty(Handle.index(handle));
        return handle;
    }

    /// Ends an entity for good; a persistent one also leaves the store, with the next cut.
    public void despawn(long handle) {
        int index = index(handle);
        bury(index);
        saves.departed(index);
        if (!saves.unsaved(index)) {
            free(index);
        }
    }

    /// Whether the handle names a living entity.
    public boolean alive(long handle) {
        owner.checkRead();
        return lives(handle);
    }

    /// Whether the entity at `index` is alive.
    public boolean aliveAt(int index) {
        owner.checkRead();
        return alive[index];
    }

    /// The handle of the living entity at `index`; [Handle#NONE] where there is none.
    public long handleAt(int index) {
        owner.checkRead();
        return alive[index] ? Handle.of(index, generations[index]) : Handle.NONE;
    }

    /// The account that owns an entity, 0 for the world.
    public long ownerOf(long handle) {
        return accounts[reading(handle)];
    }

    /// The account that owns the entity at `index`, 0 for the world.
    public long ownerAt(int index) {
        owner.checkRead();
        return accounts[index];
    }

    /// Gives an entity to another account, or with 0 to the world. A change, and saved as one. Throws [IllegalStateException] where the
    /// account has no [#roomOf].
    public void setOwner(long handle, long account) {
        int index = index(handle);
        if (accounts[index] != account) {
            if (roomOf(account) == 0) {
                throw new IllegalStateException("account " + account + " owns " + owners.count(account) + " entities, and may own no more");
            }
            owners.remove(accounts[index], index);
            accounts[index] = account;
            owners.add(account, index);
            changes.touch(index);
            saves.departed(index);
        }
    }

    /// How many more entities an account may own; without end for the world (account 0). Who is away counts with what it was given
    /// meanwhile: an account is never kept out for what it owns.
    public int roomOf(long account) {
        owner.checkRead();
        return account == 0 ? Integer.MAX_VALUE : Math.max(0, mostPerAccount - owners.count(account));
    }

    /// The first entity of an account, or [Handle#NONE]; walk on with [#nextOwned].
    public long firstOwned(long account) {
        owner.checkRead();
        return handleAt(owners.first(account));
    }

    /// The entity after this one of the same account, or [Handle#NONE].
    public long nextOwned(long handle) {
        return handleAt(owners.after(reading(handle)));
    }

    /// The saved identity of an entity, never used again and unique across worlds; 0 where it is transient.
    public long persistentId(long handle) {
        return saves.persistentId(reading(handle));
    }

    /// Spawns refused since start because the world or an account was full.
    public long refusedSpawns() {
        return refusedSpawns;
    }

    /// A number that two worlds share only if all their living entities and columns are equal. Visits everything.
    public long hash() {
        owner.check();
        return WorldHash.of(this);
    }

    // --- inside the package

    /// All sets, by name.
    Iterable<EntitySet> sets() {
        return sets.values();
    }

    /// The index of a living entity, to change it. Throws [StaleEntityException]; checks the thread.
    int index(long handle) {
        owner.check();
        return living(handle);
    }

    /// The same to read it, which the crew may as well.
    int reading(long handle) {
        owner.checkRead();
        return living(handle);
    }

    private int living(long handle) {
        if (!lives(handle)) {
            throw new StaleEntityException(handle);
        }
        return Handle.index(handle);
    }

    private boolean lives(long handle) {
        int index = Handle.index(handle);
        return index > 0 && index <= capacity && alive[index] && generations[index] == Handle.generation(handle);
    }

    ThreadOwner owner() {
        return owner;
    }

    Saves saves() {
        return saves;
    }

    <C extends Column> C add(C column) {
        mutable("the column '" + column.name() + "'");
        if (columnsByName.putIfAbsent(column.name(), column) != null) {
            throw new IllegalStateException("the column '" + column.name() + "' is declared twice");
        }
        return column;
    }

    void limitAccounts(int most) {
        owner.check();
        mostPerAccount = most;
    }

    void freeze() {
        frozen = true;
        columnArray = columnsByName.values().toArray(Column[]::new);
        setArray = sets.values().toArray(EntitySet[]::new);
    }

    long spawn(int kindOf, long account, long persistentId, long version) {
        owner.check();
        if (!frozen) {
            throw new IllegalStateException("entities can't be made before all columns are declared");
        }
        if (freeCount == 0) {
            refusedSpawns++;
            return Handle.NONE;
        }
        int index = free[--freeCount];
        generations[index]++;
        alive[index] = true;
        accounts[index] = account;
        saves.identify(index, persistentId, version);
        owners.add(account, index);
        for (var column : columnArray) {
            column.reset(index);
        }
        changes.touch(index);
        long handle = Handle.of(index, generations[index]);
        kind.set(handle, kindOf);
        return handle;
    }

    /// Ends a life, without giving the index back.
    void bury(int index) {
        for (var set : setArray) {
            set.drop(index);
        }
        owners.remove(accounts[index], index);
        alive[index] = false;
        changes.touch(index);
    }

    void free(int index) {
        saves.clean(index);
        saves.departures().remove(index);
        saves.departures().stored(index, 0);
        saves.identify(index, 0, 0);
        free[freeCount++] = index;
    }

    private void mutable(String what) {
        if (frozen) {
            throw new IllegalStateException(what + " can't be declared after the start");
        }
    }
}
