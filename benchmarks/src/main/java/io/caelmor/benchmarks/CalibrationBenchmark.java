package io.caelmor.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A fixed piece of work that no change to the server touches: the gate holds a tick's time against it, so that a slow hour of a
/// shared machine slows both.
///
/// Like a tick it computes, branches and reads here and there in a few hundred kilobytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CalibrationBenchmark {
    private static final int STEPS = 1 << 14;

    private final int[] table = new int[1 << 17];

    @Benchmark
    public int steps() {
        int at = 1;
        int sum = 0;
        for (int step = 0; step < STEPS; step++) {
            at = at * 1_664_525 + 1_013_904_223;
            int index = at >>> 15;
            if ((at & 0x700) == 0) {
                table[index] = step;
            } else {
                sum += table[index];
            }
        }
        return sum;
    }
}
