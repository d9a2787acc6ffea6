package io.caelmor.kernel.thread;

import java.util.Objects;

/// The thread that owns a kernel's state: the starting thread until the tick begins, `caelmor-tick` from then on.
///
/// Every entry point that only this thread may use calls [#check] first, in production too: it costs a thread-local
/// register read and a compare.
public final class ThreadOwner {
    private volatile Thread owner;

    /// Begins with the calling thread as the owner.
    public ThreadOwner() {
        owner = Thread.currentThread();
    }

    /// Hands ownership from the calling thread to `next`. Only the owner may.
    public void handOver(Thread next) {
        check();
        owner = Objects.requireNonNull(next);
    }

    /// Throws [WrongThreadException] unless the calling thread is the owner.
    public void check() {
        if (Thread.currentThread() != owner) {
            refuse();
        }
    }

    private void refuse() {
        throw new WrongThreadException("thread '" + Thread.currentThread().getName() + "' called what only '"
                + owner.getName() + "' may call: move the call into a hook or a command handler");
    }
}
