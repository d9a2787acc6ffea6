package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int WARM_UP_TICKS = 400;
    private static final int WINDOWS = 16;
    private static final int WINDOW_TICKS = 50;

    @Test
    void shouldAllocateNothingForFiveHundredWalkersOnceWarm() {
        var arena = new Arena(500, 0, 256, 2_048, 1_000);
        assertEquals(0, leastAllocated(arena));
    }

    @Test
    void shouldAllocateNothingWhereMessagesHaveNotRoomForAll() {
        var arena = new Arena(120, 0, 64, 256, 60);
        assertEquals(0, leastAllocated(arena));
    }

    /// The least of several windows: the JIT compiler may allocate on this thread now and then, a pass does it always.
    private static long leastAllocated(Arena arena) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(arena, WARM_UP_TICKS);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WINDOWS && least != 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(arena, WINDOW_TICKS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void run(Arena arena, int ticks) {
        for (int i = 0; i < ticks; i++) {
            arena.tick();
        }
    }
}
