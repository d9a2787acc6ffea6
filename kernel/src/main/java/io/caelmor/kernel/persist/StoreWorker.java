package io.caelmor.kernel.persist;

import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.queue.Mailbox;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread `caelmor-store`: takes tasks in their order, does them, and gives them back. A commit that nobody can vouch for is
/// tried again until it is settled; what comes behind waits, so that no load overtakes a save.
final class StoreWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWorker.class);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long LAST_WORD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Store store;
    private final EntityRows loading;
    private final Mailbox<StoreTask> tasks;
    private final Mailbox<StoreTask> completions;
    private final Counter retried;
    private final FailurePoint beforeCommit;
    private final FailurePoint afterCommit;
    private final FailurePoint beforeLoad;
    private final FailurePoint beforeReserve;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean givingUp;
    private volatile boolean failing;

    /// For at most `capTasks` tasks at once, from [#offer] until their [#poll]. A load brings `usualRows`, and never more than `mostRows`.
    StoreWorker(Store store, StoreLayout layout, int capTasks, int usualRows, int mostRows, Metrics metrics, FailurePoints points) {
        this.store = store;
        loading = new EntityRows(layout, usualRows, mostRows);
        tasks = new Mailbox<>(capTasks);
        completions = new Mailbox<>(capTasks);
        retried = metrics.of(KernelCounter.CUTS_RETRIED);
        beforeCommit = points.point("persist.beforeCommit");
        afterCommit = points.point("persist.afterCommit");
        beforeLoad = points.point("persist.beforeLoad");
        beforeReserve = points.point("persist.beforeReserve");
        thread = new Thread(this, "caelmor-store");
    }

    void start() {
        thread.start();
    }

    // --- the tick thread

    /// Queues a task.
    void offer(StoreTask task) {
        if (!tasks.offer(task)) {
            throw new IllegalStateException("more tasks are under way than were agreed on");
        }
        LockSupport.unpark(thread);
    }

    /// The next finished task, or `null`.
    @Nullable StoreTask poll() {
        return completions.poll();
    }

    /// Whether the last commit that was tried is not known to have happened.
    boolean failing() {
        return failing;
    }

    int queued() {
        return tasks.count();
    }

    int finished() {
        return completions.count();
    }

    /// Lets the worker finish what is queued, waits at most `nanos`, then makes it give up retrying. Returns whether it ended.
    boolean stop(long nanos) {
        stopping = true;
        LockSupport.unpark(thread);
        boolean ended = join(nanos);
        if (!ended) {
            givingUp = true;
            LockSupport.unpark(thread);
            ended = join(LAST_WORD_NANOS);
        }
        return ended;
    }

    private boolean join(long nanos) {
        try {
            return thread.join(Duration.ofNanos(nanos));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // --- the worker

    @Override
    public void run() {
        while (true) {
            // Asked first: what was queued before the stop is seen after it.
            boolean last = stopping;
            var task = tasks.poll();
            if (task != null) {
                perform(task);
                if (!completions.offer(task)) {
                    throw new IllegalStateException("more tasks are under way than were agreed on");
                }
            } else if (last) {
                return;
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void perform(StoreTask task) {
        try {
            switch (task) {
                case StoreTask.Commit commit -> commit.outcome = settle(commit.cut);
                case StoreTask.Load load -> load(load);
                case StoreTask.Reserve reserve -> {
                    beforeReserve.hit();
                    reserve.first = store.reserveIds(reserve.count);
                }
            }
        } catch (StoreException e) {
            task.failure = e;
        } catch (Throwable t) {
            // The thread must live: with it every save and every load would end unseen.
            LOG.error("the store failed in a way it should not", t);
            task.failure = new StoreException("the store failed: " + t, t);
        }
    }

    private void load(StoreTask.Load load) throws StoreException {
        beforeLoad.hit();
        loading.clear();
        load.account = store.loadAccount(load.name, loading);
        load.rows = loading.trimmed();
    }

    private CommitOutcome settle(Cut cut) {
        long pause = FIRST_PAUSE_NANOS;
        while (true) {
            var outcome = attempt(cut);
            failing = outcome == CommitOutcome.UNKNOWN;
            if (outcome != CommitOutcome.UNKNOWN || givingUp) {
                return outcome;
            }
            retried.increment();
            LockSupport.parkNanos(this, pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
    }

    private CommitOutcome attempt(Cut cut) {
        try {
            beforeCommit.hit();
            var outcome = store.commit(cut);
            afterCommit.hit();
            return outcome;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the store failed in a way it should not; cut {} is tried again", cut.number(), e);
            return CommitOutcome.UNKNOWN;
        }
    }
}
