package io.caelmor.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Bytes that a tick allocates on its thread, by the JVM's own count, averaged over an iteration. JMH's profiler sees what it allocates
/// itself between ticks as well.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Allocation {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before;
    private long bytes;
    private long ticks;

    @Setup(Level.Iteration)
    public void clear() {
        bytes = 0;
        ticks = 0;
    }

    /// JMH takes what this returns as a counter of that name.
    public double allocatedByTick() {
        return ticks == 0 ? 0 : (double) bytes / ticks;
    }

    void begin() {
        before = threads.getCurrentThreadAllocatedBytes();
    }

    void end() {
        bytes += threads.getCurrentThreadAllocatedBytes() - before;
        ticks++;
    }
}
