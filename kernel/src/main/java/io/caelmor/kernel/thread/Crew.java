package io.caelmor.kernel.thread;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads that help the owner with work which only reads: while a task runs, all that the owner owns is frozen.
///
/// The owner works too, and never waits for a helper that has not begun. Who does which piece is left to chance, so a task must write
/// only what belongs to the piece at hand, or to the member who does it. Nothing allocates.
public final class Crew {
    /// Items that a member takes at a time: few enough to share out evenly, many enough not to meet at the counter.
    private static final int PIECE = 32;

    private final ThreadOwner owner;
    private final Member[] helpers;
    private final AtomicInteger next = new AtomicInteger();
    /// Members at work; 0 while nothing runs, and then nobody can join.
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private @Nullable Task task;
    private int count;
    private @Nullable Thread waiting;
    private volatile boolean closed;

    /// Work on `0..count-1`, a piece at a time.
    public interface Task {
        /// Does the items `first..end-1` as the member of that number, `0..members-1`.
        void run(int member, int first, int end);
    }

    /// A crew of `members`, the owner's own thread among them; the others are named `caelmor-crew-1` and on.
    public Crew(int members, ThreadOwner owner) {
        this.owner = owner;
        helpers = new Member[members - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Member(this, i + 1);
        }
    }

    /// Starts the helpers; until then the owner works alone. Owner thread, once.
    public void start() {
        owner.check();
        for (var helper : helpers) {
            helper.start();
        }
    }

    /// Members, the owner's thread included.
    public int members() {
        return helpers.length + 1;
    }

    /// Runs `work` over `items` items and returns when all are done; what a member throws is thrown again here, after the others have
    /// finished. A few items are done by the calling thread alone. Owner thread only.
    public void run(int items, Task work) {
        owner.freeze();
        try {
            begin(items, work);
            work(0);
            finish();
        } finally {
            task = null;
            owner.thaw();
        }
        var thrown = failure.getAndSet(null);
        if (thrown != null) {
            rethrow(thrown);
        }
    }

    /// Ends the helpers. Owner thread only, with nothing running.
    public void close() {
        closed = true;
        for (var helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    private void begin(int items, Task work) {
        task = work;
        count = items;
        waiting = Thread.currentThread();
        next.set(0);
        working.set(1);
        int wanted = Math.min(helpers.length, (items - 1) / PIECE);
        for (int i = 0; i < wanted; i++) {
            LockSupport.unpark(helpers[i]);
        }
    }

    private void finish() {
        if (working.decrementAndGet() == 0) {
            return;
        }
        while (working.get() != 0) {
            LockSupport.park(this);
        }
    }

    private void work(int member) {
        var work = Objects.requireNonNull(task);
        for (int first = next.getAndAdd(PIECE); first < count; first = next.getAndAdd(PIECE)) {
            try {
                work.run(member, first, Math.min(first + PIECE, count));
            } catch (Throwable thrown) {
                failure.compareAndSet(null, thrown);
            }
        }
    }

    private void help(int member) {
        while (!closed) {
            helpOnce(member);
            LockSupport.park(this);
        }
    }

    /// Joins in where something runs, until there is nothing left to take. Helper `member` only.
    void helpOnce(int member) {
        if (join()) {
            work(member);
            var owning = waiting;
            if (working.decrementAndGet() == 0) {
                LockSupport.unpark(owning);
            }
        }
    }

    private boolean join() {
        int at = working.get();
        while (at != 0) {
            if (working.compareAndSet(at, at + 1)) {
                return true;
            }
            at = working.get();
        }
        return false;
    }

    private static void rethrow(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }

    /// One helper.
    static final class Member extends Thread {
        private final Crew crew;
        private final int number;

        Member(Crew crew, int number) {
            super("caelmor-crew-" + number);
            this.crew = crew;
            this.number = number;
            setDaemon(true);
        }

        boolean serves(ThreadOwner frozen) {
            return crew.owner == frozen;
        }

        @Override
        public void run() {
            crew.help(number);
        }
    }
}
