package io.caelmor.kernel.session;

/// What a link may still send of one thing: a token bucket whose clock is the tick. It begins full. The link's event loop only.
final class Allowance {
    /// Of what is `perSecond`, in parts of a tick: so that no rate is rounded.
    private final long perTick;
    private final long each;
    private final long full;
    private long left;
    private long tick;

    Allowance(int perSecond, int ticksPerSecond) {
        perTick = perSecond;
        each = ticksPerSecond;
        full = (long) perSecond * InboundRates.BURST_SECONDS * ticksPerSecond;
        left = full;
    }

    /// Spends `amount`, in tick `now`; `false` where that is more than there is.
    boolean spend(int amount, long now) {
        if (now > tick) {
            left = Math.min(full, left + Math.min(now - tick, full) * perTick);
            tick = now;
        }
        left -= amount * each;
        return left >= 0;
    }
}
