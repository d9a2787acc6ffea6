package io.caelmor.kernel.support;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// The JVM's own counter of what a thread allocates.
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /// Bytes that the calling thread allocates in one run of `action`, after `warmUp` runs.
    public static long bytes(int warmUp, Runnable action) {
        for (int i = 0; i < warmUp; i++) {
            action.run();
        }
        THREADS.getCurrentThreadAllocatedBytes();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
