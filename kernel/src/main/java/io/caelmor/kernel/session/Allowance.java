package io.caelmor.kernel.session;

import org.jspecify.annotations.Nullable;

/// What a link may still send: token buckets of frames and of their bytes, whose clock is the tick. They begin full. The link's event loop only.
final class Allowance {
    private final InboundRates rates;
    // In parts of a frame and of a byte, as many as a second has ticks: so that no rate is rounded.
    private long frames;
    private long bytes;
    private long tick;

    Allowance(InboundRates rates) {
        this.rates = rates;
        frames = (long) rates.frames() * ticksToFill();
        bytes = (long) rates.bytes() * ticksToFill();
    }

    /// Spends what a frame of `length` bytes takes, in tick `now`; where that is more than there is, why the link is to be closed.
    @Nullable CloseReason spend(int length, long now) {
        if (now > tick) {
            long ticks = Math.min(now - tick, ticksToFill());
            frames = Math.min(frames + ticks * rates.frames(), (long) rates.frames() * ticksToFill());
            bytes = Math.min(bytes + ticks * rates.bytes(), (long) rates.bytes() * ticksToFill());
            tick = now;
        }
        frames -= rates.ticksPerSecond();
        if (frames < 0) {
            return CloseReason.FRAME_RATE;
        }
        bytes -= (long) length * rates.ticksPerSecond();
        return bytes < 0 ? CloseReason.DATA_RATE : null;
    }

    private int ticksToFill() {
        return InboundRates.BURST_SECONDS * rates.ticksPerSecond();
    }
}
