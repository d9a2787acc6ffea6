package io.caelmor.replication;

import io.caelmor.kernel.world.Bounds;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The grid with 4,000 entities in 1000 x 1000 and cells of 50. One operation is one entity placed, or one place asked.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GridBenchmark {
    private static final int ENTITIES = 4_000;
    private static final float SIDE = 1_000;
    private static final float CELL = 50;

    private final Grid grid = new Grid(new Bounds(SIDE, SIDE), CELL, ENTITIES);
    private final float[] x = new float[ENTITIES + 1];
    private final float[] y = new float[ENTITIES + 1];
    private int next = 1;
    private long stamp;

    @Setup
    public void place() {
        var random = new Random(1);
        for (int i = 1; i <= ENTITIES; i++) {
            x[i] = random.nextFloat() * SIDE;
            y[i] = random.nextFloat() * SIDE;
            grid.place(i, x[i], y[i], 0);
        }
    }

    /// A step inside of a cell, as most are.
    @Benchmark
    public void placeInSameCell() {
        int entity = next();
        grid.place(entity, x[entity], y[entity], ++stamp);
    }

    /// A step into the next cell.
    @Benchmark
    public void placeInOtherCell() {
        int entity = next();
        x[entity] = x[entity] < SIDE - CELL ? x[entity] + CELL : 0;
        grid.place(entity, x[entity], y[entity], ++stamp);
    }

    /// All entities in the nine cells around one, about ninety of them.
    @Benchmark
    public int query() {
        int entity = next();
        int column = grid.column(x[entity]);
        int row = grid.row(y[entity]);
        int sum = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(grid.row(SIDE), row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(grid.column(SIDE), column + 1); c++) {
                for (int index = grid.first(grid.cell(c, r)); index != 0; index = grid.after(index)) {
                    sum += index;
                }
            }
        }
        return sum;
    }

    private int next() {
        next = next == ENTITIES ? 1 : next + 1;
        return next;
    }
}
