package io.caelmor.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What entities that nobody sees and that never change add to a tick. The world's size and room are the same with and without them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class IdleWorldBenchmark {
    private static final int MOST_IDLE = 100_000;

    @Param("1000")
    public int players;

    @Param({"0", "" + MOST_IDLE})
    public int idle;

    private Arena arena;
    private Allocation allocation;

    @Setup(Level.Trial)
    public void start() {
        arena = new Arena(players, idle, MOST_IDLE + 2 * players + 64, 10 * Arena.FIELD, 1);
    }

    @Setup(Level.Invocation)
    public void between(Allocation count) {
        allocation = count;
        arena.walk();
        allocation.begin();
    }

    @TearDown(Level.Invocation)
    public void after() {
        allocation.end();
    }

    @TearDown(Level.Trial)
    public void stop() {
        arena.close();
    }

    @Benchmark
    public void walking() {
        arena.step();
    }
}
