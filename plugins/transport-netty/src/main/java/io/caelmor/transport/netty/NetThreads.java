package io.caelmor.transport.netty;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// The threads of one transport's event loops: `caelmor-net-1` and on, daemons.
final class NetThreads implements ThreadFactory {
    private final List<Thread> made = new CopyOnWriteArrayList<>();

    @Override
    public synchronized Thread newThread(Runnable loop) {
        var thread = new FastThreadLocalThread(loop, "caelmor-net-" + (made.size() + 1));
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }

    /// Returns when all have ended, or at `deadlineNanos` of [System#nanoTime].
    void join(long deadlineNanos) {
        for (var thread : made) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (millis <= 0 || !joined(thread, millis)) {
                return;
            }
        }
    }

    private static boolean joined(Thread thread, long millis) {
        try {
            thread.join(millis);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
