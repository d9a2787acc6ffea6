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

/// The worst case: everybody in everybody's view, all walking, talking and striking at every tick. One operation is one tick of the tick thread;
/// what counts is the 99th percentile.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 6, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class CrowdBenchmark {
    @Param("2000")
    public int players;
    @Param({"1", "2"})
    public int threads;
    private Crowd crowd;

    @Setup(Level.Trial)
    public void start() {
        crowd = new Crowd(players, threads);
    }

    @Setup(Level.Invocation)
    public void between() {
        crowd.act();
    }

    @TearDown(Level.Trial)
    public void stop() {
        crowd.close();
    }

    @Benchmark
    public void everybody() {
        crowd.step();
    }
}
