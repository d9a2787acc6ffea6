package io.caelmor.testing;

import com.sun.management.ThreadMXBean;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import java.lang.management.ManagementFactory;

/// Reads the JVM's own count of bytes that the tick's thread allocates, from before the commands are frozen until all plugins'
/// hooks have run.
///
/// A JVM that warms up allocates now and then for itself, where it links and compiles. So the measure is a long run of ticks in
/// a row without a byte, which code that allocates never comes to.
public final class AllocationProbe implements TickHooks {
    /// Ticks in a row that prove it.
    public static final int RUN = 200;
    /// Ticks in which the run must have come.
    public static final int PATIENCE = 4000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before;
    private long allocated;
    private int quietTicks;

    @Override
    public void declare(Declarations declarations) {
        // Behind kernel.lifecycle by its name, ahead of kernel.inbound by its order.
        declarations.hook(Phase.PRE_TICK, new HookKey("probe.begin", Integer.MIN_VALUE),
                _ -> before = threads.getCurrentThreadAllocatedBytes());
        declarations.hook(Phase.POST_TICK, new HookKey("probe.end", Integer.MAX_VALUE - 256),
                _ -> count(threads.getCurrentThreadAllocatedBytes() - before));
    }

    /// Begins a new run.
    public void restart() {
        quietTicks = 0;
    }

    /// Whether the last [#RUN] ticks allocated nothing.
    public boolean quiet() {
        return quietTicks >= RUN;
    }

    /// Bytes allocated in the last tick that allocated any.
    public long lastAllocated() {
        return allocated;
    }

    private void count(long bytes) {
        quietTicks = bytes == 0 ? quietTicks + 1 : 0;
        allocated = bytes == 0 ? allocated : bytes;
    }
}
