package io.caelmor.kernel.session;

/// The bounds of everything about sessions, fixed at start. Times are in ticks.
///
/// @param capacity slots
/// @param links sockets at once, slots' own and those still shaking hands
/// @param inboundBytes bytes of a slot's inbound ring, a power of two
/// @param inboundCount commands of a slot's inbound ring
/// @param frameBytes longest frame of a client after its first
/// @param handshakesPerTick handshakes looked at in one tick
/// @param handshakeTicks until a socket must have said hello
/// @param resumeTicks until a session without a link ends
/// @param stuckTicks until a link that takes nothing is too slow
/// @param strangers sockets at once that have not said hello; they take none of `links`
/// @param rates what one link may send
public record SessionLimits(int capacity, int links, int inboundBytes, int inboundCount, int frameBytes,
        int handshakesPerTick, int handshakeTicks, int resumeTicks, int stuckTicks, int strangers, InboundRates rates) {
    /// Longest first frame of a client.
    public static final int FIRST_FRAME_BYTES = 4096;
}
