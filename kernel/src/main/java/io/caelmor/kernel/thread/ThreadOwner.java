package io.caelmor.kernel.thread;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The thread that owns a kernel's state: the starting thread until the tick begins, `caelmor-tick` from then on.
///
/// Every entry point that only this thread may use calls [#check] first, in production too: it costs a thread-local
/// register read and a compare. While the state is frozen nobody owns it: nobody may change it, and what only reads
/// ([#checkRead]) is open to the [Crew] as well.
public final class ThreadOwner {
    private volatile @Nullable Thread owner;
    private volatile @Nullable Thread frozenBy;

    /// Begins with the calling thread as the owner.
    public ThreadOwner() {
        owner = Thread.currentThread();
    }

    /// Hands ownership from the calling thread to `next`. Only the owner may.
    public void handOver(Thread next) {
        check();
        owner = Objects.requireNonNull(next);
    }

    /// Throws [WrongThreadException] unless the calling thread is the owner and nothing is frozen.
    public void check() {
        if (Thread.currentThread() != owner) {
            refuse();
        }
    }

    /// Throws [WrongThreadException] unless the calling thread is the owner or, while the state is frozen, one of the crew.
    public void checkRead() {
        var current = Thread.currentThread();
        if (current != owner && !readsFrozen(current)) {
            refuse();
        }
    }

    /// Whether the calling thread is the owner, or would be if nothing were frozen.
    public boolean isHere() {
        var current = Thread.currentThread();
        return current == owner || current == frozenBy;
    }

    /// From now on nothing may be changed, until [#thaw]. Only the owner may.
    void freeze() {
        check();
        frozenBy = owner;
        owner = null;
    }

    /// The thread that froze the state owns it again.
    void thaw() {
        owner = frozenBy;
        frozenBy = null;
    }

    private boolean readsFrozen(Thread current) {
        var holder = frozenBy;
        return holder != null && (current == holder || current instanceof Crew.Member member && member.serves(this));
    }

    private void refuse() {
        var holder = frozenBy;
        if (holder != null && (Thread.currentThread() == holder || Thread.currentThread() instanceof Crew.Member)) {
            throw new WrongThreadException("the world is frozen while several threads read it: change it before or after, in the hook itself");
        }
        var known = holder != null ? holder : owner;
        throw new WrongThreadException("thread '" + Thread.currentThread().getName() + "' called what only '"
                + (known == null ? "the tick thread" : known.getName()) + "' may call: move the call into a hook or a command handler");
    }
}
