package io.caelmor.kernel.tick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The machine's monotonic clock; waits by parking, and spins for the last stretch where that is asked for.
public final class SystemClock implements TickClock {
    private static final Logger LOG = LoggerFactory.getLogger(SystemClock.class);
    private static final Path THREAD = Path.of("/proc/thread-self");

    private final long spinNanos;

    /// Spins for `spinNanos` before each deadline instead of parking through it: exact wake-ups for that much of a core. 0 for none.
    public SystemClock(long spinNanos) {
        this.spinNanos = spinNanos;
    }

    /// Asks Linux not to hold the thread's wake-ups back by its 50 microseconds of timer slack (proc_pid_timerslack_ns(5)).
    @Override
    public void begin() {
        if (!Files.isSymbolicLink(THREAD)) {
            return;
        }
        try {
            var id = Files.readSymbolicLink(THREAD).getFileName();
            Files.writeString(Path.of("/proc", id.toString(), "timerslack_ns"), "1");
        } catch (IOException | RuntimeException e) {
            LOG.debug("the timer slack stays as it is", e);
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void awaitUntil(long deadlineNanos) {
        long rest = deadlineNanos - System.nanoTime() - spinNanos;
        if (rest > 0) {
            LockSupport.parkNanos(this, rest);
        } else {
            while (System.nanoTime() - deadlineNanos < 0) {
                Thread.onSpinWait();
            }
        }
    }
}
