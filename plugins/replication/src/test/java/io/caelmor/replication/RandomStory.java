package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.world.Handle;
import java.util.Random;

/// One random world, its sessions and their troubles, all following from a seed.
final class RandomStory {
    private static final int NOISY_PASSES = 40;
    private static final int QUIET_PASSES = 20_000;
    /// Passes that it takes to get around a view in overload.
    private static final int LESS_OFTEN = 4;
    private static final int MOST_FINE_CELLS = 34 * 34;

    private final Random random;
    private final Stage stage;
    private final ReplicationSettings settings;
    private final Expectation expectation;
    private final ReferenceClient[] clients;
    private final float size;
    /// All see the same few, who seldom come and go; but much is missed.
    private final boolean close;
    private int passes;
    private int silentPasses = 1;
    private int told;
    private final long[] hashes;

    RandomStory(long seed) {
        this(seed, 1);
    }

    /// Told by a crew of so many.
    RandomStory(long seed, int members) {
        random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        close = random.nextInt(3) == 0;
        size = close ? 40 : 50 + random.nextInt(300);
        float radius = close ? 60 : 10 + random.nextInt(120);
        settings = new ReplicationSettings(radius, radius * (1 + random.nextInt(3) * 0.1f), 6 + random.nextInt(60),
                random.nextInt(3) == 0 ? 16 + random.nextInt(100) : 2_000, 100_000, random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 1_000_000);
        int sessions = 1 + random.nextInt(close ? 8 : 5);
        stage = new Stage(size, 16 + random.nextInt(48), sessions, 120 + random.nextInt(random.nextBoolean() ? 60 : 4_000), settings, effort(), members, this::receive);
        expectation = new Expectation(stage, settings);
        clients = new ReferenceClient[sessions];
        hashes = new long[sessions];
        for (int slot = 0; slot < sessions; slot++) {
            clients[slot] = new ReferenceClient(stage.schema());
            attach(slot);
        }
    }

    /// Most stories play in a crowd, as far as the effort allows: one tick does not get around.
    private Effort effort() {
        if (random.nextInt(3) == 0) {
            silentPasses = LESS_OFTEN + 1;
            return Effort.USUAL;
        }
        var effort = new Effort(1 + random.nextInt(12), 1 + random.nextInt(60), 1 + random.nextInt(6), random.nextInt(4));
        // Two rounds through all fine cells, and through a full view.
        silentPasses = 2 * MOST_FINE_CELLS / (2 * Effort.less(effort.visits())) + 2 * settings.viewCapacity() / Effort.less(effort.looks()) + 2 * LESS_OFTEN + 2;
        return effort;
    }

    void play() {
        for (int i = 0; i < NOISY_PASSES; i++) {
            int changes = random.nextInt(close ? 40 : 25);
            for (int change = 0; change < changes; change++) {
                change();
            }
            trouble();
            if (random.nextInt(6) == 0) {
                stage.overloaded = random.nextBoolean();
            }
            pass();
        }
        stage.outbound.full.clear();
        stage.outbound.congested.clear();
        stage.outbound.room = Integer.MAX_VALUE;
        for (int slot = 0; slot < clients.length; slot++) {
            if (!stage.active[slot]) {
                attach(slot);
            }
        }
        // It converges in overload too, and where that ends or begins in the middle.
        stage.overloaded = random.nextBoolean();
        int quiet = 0;
        int silent = 0;
        do {
            pass();
            silent = still() ? silent + 1 : 0;
        } while (++quiet < QUIET_PASSES && silent < silentPasses);
        for (int slot = 0; slot < clients.length; slot++) {
            expectation.check(slot, clients[slot]);
            stage.detach(slot);
        }
        stage.crew.close();
        assertEquals(0, stage.snapshots.viewEntries());
    }

    int passes() {
        return passes;
    }

    /// Of all that each client was told.
    long[] bytesHashes() {
        return hashes;
    }

    /// Whether the last messages told nothing, and nobody waits for their turn.
    private boolean still() {
        boolean still = true;
        for (var client : clients) {
            still &= client.sections == 0;
        }
        return still && stage.counter("replication.deferred_work") == deferredBefore;
    }

    private long deferredBefore;

    private void pass() {
        passes++;
        deferredBefore = stage.counter("replication.deferred_work");
        stage.outbound.lost.clear();
        stage.pass();
        for (int slot = stage.outbound.lost.nextSetBit(0); slot >= 0; slot = stage.outbound.lost.nextSetBit(slot + 1)) {
            stage.detach(slot);
        }
    }

    private void receive(int slot, byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            hashes[slot] = hashes[slot] * 31 + bytes[i];
        }
        clients[slot].apply(bytes, 0, length);
        // The view is written while the message is: at commit both say the same.
        var view = stage.snapshots.view(slot);
        assertEquals(view.size(), clients[slot].view.size());
        for (var entry : clients[slot].view.entrySet()) {
            int position = entry.getKey() - 1;
            if (view.entity(position) != entry.getValue().entity || view.flags(position) != entry.getValue().flags) {
                throw new AssertionError("slot " + slot + " and its client disagree about view number " + entry.getKey());
            }
        }
    }

    /// The client keeps what it had, until it is told to forget.
    private void attach(int slot) {
        stage.attach(slot, viewpointFor(slot));
    }

    private long viewpointFor(int slot) {
        long other = anyEntity();
        return switch (random.nextInt(8)) {
            case 0 -> Handle.NONE;
            case 1 -> other;
            default -> {
                long own = stage.world.firstOwned(stage.accounts[slot]);
                yield own != Handle.NONE ? own : stage.spawn(stage.accounts[slot], place(), place());
            }
        };
    }

    private void trouble() {
        stage.outbound.room = random.nextInt(4) == 0 ? 12 + random.nextInt(30) : Integer.MAX_VALUE;
        for (int slot = 0; slot < clients.length; slot++) {
            stage.outbound.full.set(slot, random.nextInt(close ? 2 : 5) == 0);
            stage.outbound.congested.set(slot, random.nextInt(6) == 0);
            stage.idle.set(slot, random.nextInt(3) == 0);
            if (random.nextInt(30) == 0) {
                stage.detach(slot);
            } else if (!stage.active[slot] && random.nextInt(4) == 0 || random.nextInt(40) == 0) {
                attach(slot);
            }
        }
        if (random.nextInt(60) == 0) {
            overrunChangeLog();
        }
    }

    /// Another reader marks so often that replication's cursor is lost.
    private void overrunChangeLog() {
        for (int i = 0; i < 300; i++) {
            change();
            stage.world.changes().mark();
        }
    }

    private void change() {
        long entity = anyEntity();
        var world = stage.world;
        int what = close && random.nextInt(10) != 0 ? 8 + random.nextInt(12) : random.nextInt(28);
        if (entity == Handle.NONE || what < 3) {
            spawn();
            return;
        }
        switch (what) {
            case 3 -> world.despawn(entity);
            case 4 -> {
                world.despawn(entity);
                spawn();
            }
            case 5 -> world.setOwner(entity, anyAccount());
            case 6 -> world.visible().add(entity);
            case 7 -> world.visible().remove(entity);
            case 8 -> stage.name.set(entity, "n".repeat(random.nextInt(25)));
            case 9 -> stage.gold.set(entity, random.nextInt(4) == 0 ? 0 : random.nextLong());
            case 10 -> stage.health.set(entity, random.nextInt(3) - 1);
            case 11 -> stage.aim.set(entity, random.nextInt(4) - 2f);
            case 12 -> stage.wound.set(entity, random.nextInt(4) == 0 ? 1e30f * random.nextInt(5) - 2e30f : random.nextFloat() * 20);
            case 13 -> {
                int slot = random.nextInt(clients.length);
                stage.viewpoints[slot] = viewpointFor(slot);
            }
            case 14 -> stage.told.about(entity).int32(told++).send();
            case 15 -> stage.told.about(entity, random.nextInt(100)).int32(told++).send();
            case 16 -> stage.told.to(random.nextInt(clients.length)).int32(told++).send();
            case 17 -> stage.move(entity, place(), place());
            case 18 -> world.changes().mark();
            default -> stage.move(entity, step(world.x().get(entity)), step(world.y().get(entity)));
        }
    }

    private void spawn() {
        long entity = stage.world.spawnTransient(stage.kind, anyAccount());
        if (entity != Handle.NONE && random.nextInt(4) != 0) {
            stage.move(entity, place(), place());
            stage.world.visible().add(entity);
        }
    }

    private long anyAccount() {
        return random.nextBoolean() ? 0 : random.nextInt(clients.length + 1);
    }

    /// Some are chosen more often, so that much happens to them.
    private long anyEntity() {
        return stage.world.handleAt(1 + random.nextInt(random.nextBoolean() ? 5 : stage.world.capacity()));
    }

    private float place() {
        return (random.nextFloat() * 1.1f - 0.05f) * size;
    }

    /// Now and then less than a step on the wire.
    private float step(float from) {
        return from + (random.nextFloat() - 0.5f) * (random.nextInt(3) == 0 ? 0.02f : 10);
    }
}
