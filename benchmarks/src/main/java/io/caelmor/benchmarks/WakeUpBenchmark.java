package io.caelmor.benchmarks;

import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.tick.Overload;
import io.caelmor.kernel.tick.OverloadLimits;
import io.caelmor.kernel.tick.SystemClock;
import io.caelmor.kernel.tick.TickClock;
import io.caelmor.kernel.tick.TickLoop;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Warmup;

/// How late a tick begins: the real loop on the machine's clock, with ticks that do nothing. Microseconds from the deadline to the tick, by
/// iteration; the time of an operation is the tick's period and says nothing.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 3)
@Measurement(iterations = 5, time = 10)
@Fork(1)
public class WakeUpBenchmark {
    private static final int TICKS_PER_SECOND = 100;

    /// `tick.spin_micros`: 0 is a plain park.
    @Param({"0", "100", "200"})
    public long spinMicros;

    private TickLoop loop;
    private TickClock clock;
    private long deadlineNanos;
    private long lateNanos;

    /// How late the ticks of an iteration were. JMH takes what the methods return as counters.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Lateness {
        private final long[] nanos = new long[1 << 16];
        private int count;

        @Setup(Level.Iteration)
        public void clear() {
            count = 0;
        }

        public double p50Micros() {
            return atQuantile(0.5);
        }

        public double p99Micros() {
            return atQuantile(0.99);
        }

        public double mostMicros() {
            return atQuantile(1);
        }

        private void add(long late) {
            if (count < nanos.length) {
                nanos[count++] = late;
            }
        }

        private double atQuantile(double quantile) {
            var sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return count == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(quantile * count) - 1)] / 1_000.0;
        }
    }

    @Setup(Level.Iteration)
    public void begin() {
        clock = new SystemClock(TimeUnit.MICROSECONDS.toNanos(spinMicros));
        loop = new TickLoop(new Witness(), new Overload(TICKS_PER_SECOND, OverloadLimits.NONE, new Metrics()), () -> lateNanos = clock.nanoTime() - deadlineNanos, new Metrics());
        loop.begin();
        // The first tick is due at once and waits for nothing.
        loop.turn();
    }

    @Benchmark
    public void turn(Lateness lateness) {
        loop.turn();
        lateness.add(lateNanos);
    }

    /// The real clock; remembers which deadline is waited for.
    private final class Witness implements TickClock {
        @Override
        public void begin() {
            clock.begin();
        }

        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public void awaitUntil(long deadline) {
            deadlineNanos = deadline;
            clock.awaitUntil(deadline);
        }
    }
}
