package io.caelmor.kernel.session;

/// How much one link may send for long, after its transport took the framing off; for a moment [#BURST_SECONDS] times as much.
///
/// @param frames a second
/// @param bytes of frames a second
/// @param ticksPerSecond of the clock by which a second is told: a tick that takes long is not held against those who sent meanwhile
public record InboundRates(int frames, int bytes, int ticksPerSecond) {
    /// What was not sent for so long may be sent at once: by who was cut off for a moment, or met a server that stood still.
    public static final int BURST_SECONDS = 5;
}
