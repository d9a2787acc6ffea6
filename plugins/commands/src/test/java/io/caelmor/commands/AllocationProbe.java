package io.caelmor.commands;

import com.sun.management.ThreadMXBean;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import java.lang.management.ManagementFactory;

/// Reads the JVM's own count of bytes that the tick's thread allocates, from before the commands are frozen until all plugins'
/// hooks have run.
final class AllocationProbe implements TickHooks {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before;
    private long allocated;

    @Override
    public void declare(Declarations declarations) {
        // Behind kernel.lifecycle by its name, ahead of kernel.inbound by its order.
        declarations.hook(Phase.PRE_TICK, new HookKey("probe.begin", Integer.MIN_VALUE),
                _ -> before = threads.getCurrentThreadAllocatedBytes());
        declarations.hook(Phase.POST_TICK, new HookKey("probe.end", Integer.MAX_VALUE - 256),
                _ -> allocated = threads.getCurrentThreadAllocatedBytes() - before);
    }

    /// Bytes allocated in the last tick.
    long allocated() {
        return allocated;
    }
}
