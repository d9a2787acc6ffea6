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

/// A whole tick of the server: commands, walking, combat's hooks, everybody's snapshot. One operation is one tick of the tick thread; what event loops
/// do (checking and copying frames in, copying frames out) is left out.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class TickBenchmark {
    /// A server and its players.
    @State(Scope.Thread)
    public abstract static class Players {
        @Param({"1000", "4000"})
        public int players;
        Arena arena;
        Allocation allocation;

        @Setup(Level.Trial)
        public void start() {
            arena = new Arena(players, 0, 2 * players + 64, Arena.FIELD, threads());
        }

        /// Threads that put snapshots together.
        abstract int threads();

        @TearDown(Level.Invocation)
        public void after() {
            allocation.end();
        }

        @TearDown(Level.Trial)
        public void stop() {
            arena.close();
        }
    }

    /// All walk.
    public static class Walking extends Players {
        @Param({"1", "2"})
        public int threads;

        @Override
        int threads() {
            return threads;
        }

        @Setup(Level.Invocation)
        public void between(Allocation count) {
            allocation = count;
            arena.walk();
            allocation.begin();
        }
    }

    /// All stand and say nothing.
    public static class Standing extends Players {
        @Override
        int threads() {
            return 1;
        }

        @Setup(Level.Invocation)
        public void between(Allocation count) {
            allocation = count;
            arena.stand();
            allocation.begin();
        }
    }

    /// A server that nobody plays on.
    @State(Scope.Thread)
    public static class Empty {
        private Arena arena;

        @Setup(Level.Trial)
        public void start() {
            arena = new Arena(0, 0, 64, Arena.FIELD, 1);
        }

        @TearDown(Level.Trial)
        public void stop() {
            arena.close();
        }
    }

    @Benchmark
    public void walking(Walking players) {
        players.arena.step();
    }

    @Benchmark
    public void standing(Standing players) {
        players.arena.step();
    }

    @Benchmark
    public void empty(Empty server) {
        server.arena.step();
    }
}
