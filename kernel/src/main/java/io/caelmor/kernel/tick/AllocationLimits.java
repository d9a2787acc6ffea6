package io.caelmor.kernel.tick;

/// What is made of allocation on the tick thread.
///
/// @param alarmBytes who allocates so much in one tick is named, once
/// @param guarded whether those are named who allocate again and again
/// @param warmUpTicks ticks before the guard begins to look
public record AllocationLimits(long alarmBytes, boolean guarded, int warmUpTicks) {
    /// Nobody is named.
    public static AllocationLimits none() {
        return new AllocationLimits(Long.MAX_VALUE, false, 0);
    }
}
