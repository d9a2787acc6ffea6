package io.caelmor.kernel.queue;

import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/// A bounded queue of objects from any thread to one consumer thread. Full means refused; nothing allocates.
public final class Mailbox<T> {
    private final MpscVarHandleArrayQueue<T> queue;
    private final int capacity;

    /// A mailbox for at most `capacity` entries, at least 1.
    public Mailbox(int capacity) {
        this.capacity = Math.max(1, capacity);
        queue = new MpscVarHandleArrayQueue<>(Math.max(2, Integer.highestOneBit(this.capacity * 2 - 1)));
    }

    /// Adds an entry; `false` where the mailbox is full. Any thread.
    public boolean offer(T entry) {
        return queue.offerIfBelowThreshold(entry, capacity);
    }

    /// Takes the oldest entry, or `null`. Consumer only.
    public @Nullable T poll() {
        return queue.relaxedPoll();
    }

    /// Entries queued, a moment's estimate.
    public int count() {
        return queue.size();
    }
}
