package io.caelmor.bots.loop;

import io.caelmor.client.ClientGroup;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Asks the one thread on which all clients of a group play, from another thread, and waits for the answer. Each call throws
/// [IllegalStateException] where that thread does nothing for a minute, or where the task throws.
public final class PlayLoop {
    private static final long POLL_MILLIS = 20;

    private final ClientGroup group;

    /// The thread of a group that has one.
    public PlayLoop(ClientGroup group) {
        this.group = group;
    }

    /// What the task answers there.
    public <T> T ask(Callable<T> task) throws InterruptedException {
        try {
            return group.call(task).get(1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new IllegalStateException("on the bots' event loop", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the bots' event loop does nothing any more", e);
        }
    }

    /// Runs the task there, to its end.
    public void run(Runnable task) throws InterruptedException {
        ask(() -> {
            task.run();
            return true;
        });
    }

    /// Asks again and again; whether it came to hold in that time.
    public boolean await(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long endNanos = System.nanoTime() + patience.toNanos();
        while (!ask(condition::getAsBoolean)) {
            if (System.nanoTime() > endNanos) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }
}
