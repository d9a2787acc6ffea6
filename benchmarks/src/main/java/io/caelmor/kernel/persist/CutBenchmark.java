package io.caelmor.kernel.persist;

import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a save costs the tick thread: copying what is dirty into the cut, and calling it clean when the store has it. One operation is one
/// dirty entity, a thousand in a cut, with a place, a kind, a name and two numbers.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CutBenchmark {
    private static final int ENTITIES = 1_000;

    private final WorldKeeper keeper = new WorldKeeper(new WorldId("benchmark"), new Bounds(1_000, 1_000), ENTITIES, new ThreadOwner());
    private final World world = keeper.world();
    private final IntColumn health = world.column("health").persisted().ofInt(100);
    private final long[] entities = new long[ENTITIES];
    private CutCapture capture;
    private Cut cut;
    private int tick;

    @Setup(Level.Trial)
    public void spawn() {
        var gold = world.column("gold").persisted().ofLong(0);
        var name = world.column("name").persisted().ofText("", 32);
        int kind = world.kind("avatar");
        keeper.start(true);
        keeper.supplyIds(1, ENTITIES);
        for (int i = 0; i < ENTITIES; i++) {
            entities[i] = world.spawnPersistent(kind, i + 1L);
            gold.set(entities[i], i);
            name.set(entities[i], "player" + i);
        }
        capture = new CutCapture(keeper);
        cut = new Cut(StoreLayout.of(world.id(), keeper.persistedColumns()), ENTITIES);
    }

    @Setup(Level.Invocation)
    public void change() {
        tick++;
        for (long entity : entities) {
            world.x().set(entity, tick & 1023);
            health.set(entity, tick);
        }
    }

    @Benchmark
    @OperationsPerInvocation(ENTITIES)
    public int captureAndSettle() {
        cut.begin(tick, tick);
        capture.capture(cut);
        keeper.committed();
        return cut.rows().size();
    }
}
