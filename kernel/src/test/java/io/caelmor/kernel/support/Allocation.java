package io.caelmor.kernel.support;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// The JVM's own counter of what a thread allocates.
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int MOST_RUNS = 100;

    private Allocation() {}

    /// Bytes that the calling thread allocates in each run of `action`, after `warmUp` runs: the least of many, since code that is not
    /// compiled yet may allocate now and then, and what is wrong does it always.
    public static long bytes(int warmUp, Runnable action) {
        for (int i = 0; i < warmUp; i++) {
            action.run();
        }
        THREADS.getCurrentThreadAllocatedBytes();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < MOST_RUNS && least != 0; run++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            action.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
