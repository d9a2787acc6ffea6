package io.caelmor.replication;

import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.thread.Crew;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.Column;
import io.caelmor.kernel.world.FloatColumn;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.TextColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A world with columns of every sort, the pass over it, and who looks on.
final class Stage implements Viewers {
    final World world;
    final FloatColumn aim;
    final IntColumn health;
    final LongColumn gold;
    final TextColumn name;
    final FloatColumn wound;
    final Metrics metrics = new Metrics();
    final EventLog events;
    final EventType told;
    final FakeOutbound outbound;
    final Snapshots snapshots;
    final boolean[] active;
    final long[] accounts;
    final long[] viewpoints;
    final int kind;
    final BitSet idle = new BitSet();
    final Crew crew;
    boolean overloaded;

    Stage(float size, int entities, int sessions, int messageBytes, ReplicationSettings settings, FakeOutbound.Receiver receiver) {
        this(size, entities, sessions, messageBytes, settings, Effort.USUAL, 1, receiver);
    }

    Stage(float size, int entities, int sessions, int messageBytes, ReplicationSettings settings, Effort effort, int members,
            FakeOutbound.Receiver receiver) {
        var owner = new ThreadOwner();
        var keeper = new WorldKeeper(new WorldId("stage"), new Bounds(size, size), entities, owner);
        world = keeper.world();
        aim = world.column("aim").replicated(Scope.ALL).ofFloat(0);
        health = world.column("health").replicated(Scope.ALL).ofInt(100);
        gold = world.column("gold").replicated(Scope.OWNER).ofLong(0);
        name = world.column("name").replicated(Scope.ALL).ofText("", 24);
        wound = world.column("wound").replicated(Scope.OWNER).ofFloat(0, 1f / 4);
        world.column("secret").ofInt(5);
        kind = world.kind("thing");
        keeper.start(false);
        events = new EventLog(512, 1 << 16, owner, metrics);
        told = events.declaration("told").int32("number").declare();
        outbound = new FakeOutbound(messageBytes, receiver);
        active = new boolean[sessions];
        accounts = new long[sessions];
        viewpoints = new long[sessions];
        Arrays.setAll(accounts, slot -> slot + 1);
        crew = new Crew(members, owner);
        crew.start();
        snapshots = new Snapshots(world, this, outbound, events, crew, settings, effort, () -> overloaded, new SnapshotCounters(metrics::counter));
    }

    List<Column> schema() {
        return world.columns().stream().filter(column -> column.scope() != Scope.NONE).toList();
    }

    /// A visible entity at a place.
    long spawn(long account, float x, float y) {
        long entity = world.spawnTransient(kind, account);
        if (entity != Handle.NONE) {
            move(entity, x, y);
            world.visible().add(entity);
        }
        return entity;
    }

    void move(long entity, float x, float y) {
        world.x().set(entity, x);
        world.y().set(entity, y);
    }

    /// A link is attached to the slot's session, which looks from an entity.
    void attach(int slot, long viewpoint) {
        active[slot] = true;
        viewpoints[slot] = viewpoint;
        snapshots.view(slot).forget();
    }

    void detach(int slot) {
        active[slot] = false;
        snapshots.view(slot).forget();
    }

    void pass() {
        outbound.tick++;
        snapshots.pass();
        events.endTick();
    }

    long counter(String label) {
        return metrics.counters().stream().filter(counter -> counter.name().equals(label)).findFirst().orElseThrow().value();
    }

    @Override
    public int capacity() {
        return active.length;
    }

    @Override
    public int nextActive(int slot) {
        for (int i = slot; i < active.length; i++) {
            if (active[i]) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public long accountId(int slot) {
        return accounts[slot];
    }

    @Override
    public long viewpoint(int slot) {
        return viewpoints[slot];
    }

    @Override
    public boolean acts(int slot) {
        return !idle.get(slot);
    }
}
