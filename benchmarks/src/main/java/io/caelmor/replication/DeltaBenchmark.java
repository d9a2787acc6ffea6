package io.caelmor.replication;

import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One entity whose place and health have changed: encoding that once, and copying it into one session's message.
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DeltaBenchmark {
    private static final int ENTITIES = 1_024;

    private final byte[] message = new byte[4_096];
    private final WireWriter writer = new WireWriter();
    private Scene scene;
    private Encoder encoder;
    private Fragments fragments;
    private int next;

    @Setup
    public void change() {
        var keeper = new WorldKeeper(new WorldId("benchmark"), new Bounds(1_000, 1_000), ENTITIES, new ThreadOwner());
        var world = keeper.world();
        var health = world.column("health").replicated(Scope.ALL).ofInt(100);
        int kind = world.kind("avatar");
        keeper.start(false);
        var columns = new ReplicatedColumns(world);
        scene = new Scene(world, columns, new Grid(world.bounds(), 100, ENTITIES), new Grid(world.bounds(), 10, ENTITIES), new Ownerships(64));
        encoder = new Encoder(columns, scene);
        fragments = new Fragments(columns, scene, ENTITIES, new Tally[] {new Tally()});
        var entities = new long[ENTITIES];
        for (int i = 0; i < ENTITIES; i++) {
            entities[i] = world.spawnTransient(kind, 0);
            world.visible().add(entities[i]);
        }
        scene.refresh();
        for (long entity : entities) {
            world.x().set(entity, 1.5f);
            world.y().set(entity, -1.25f);
            health.set(entity, 90);
        }
        scene.refresh();
        fragments.beginPass();
        fragments.writer(0).beginSession();
    }

    @Benchmark
    public int encode() {
        writer.wrap(message, 0, message.length);
        int index = next();
        encoder.lastChange(index, encoder.lastChanged(index, false), writer);
        return writer.length();
    }

    @Benchmark
    public int copy() {
        writer.wrap(message, 0, message.length);
        int index = next();
        long fragment = fragments.writer(0).lastChange(index, false, scene.changedBefore(index));
        writer.bytes(fragments.bytes(), Fragments.offset(fragment), Fragments.length(fragment));
        return writer.length();
    }

    private int next() {
        next = (next + 1) % ENTITIES;
        return next + 1;
    }
}
