package io.caelmor.kernel.tick;

import io.caelmor.kernel.metric.Counter;

/// What one hook or one command's handler makes the tick thread allocate. Tick thread only.
public final class AllocationAccount {
    final String culprit;
    private final Counter total;
    /// Whether garbage in tick after tick is a fault of it: not for those that let sessions begin and end.
    final boolean guarded;

    long bytesOfTick;
    /// Since the present window of the guard began.
    int ticksOfWindow;
    long bytesOfWindow;
    /// Since the warm-up.
    long ticks;
    long bytes;
    boolean named;
    boolean alarmed;

    AllocationAccount(String culprit, Counter total, boolean guarded) {
        this.culprit = culprit;
        this.total = total;
        this.guarded = guarded;
    }

    void add(long allocated) {
        bytesOfTick += allocated;
        total.add(allocated);
    }
}
