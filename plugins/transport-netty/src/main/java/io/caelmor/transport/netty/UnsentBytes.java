package io.caelmor.transport.netty;

import io.caelmor.kernel.session.Gate;
import java.io.IOException;

/// How much may wait for one client that does not read: so little that all of them together stay within `unsent_bytes`, with the last
/// frame, which may pass the mark, and the room that a growing buffer takes beyond what it holds.
record UnsentBytes(int low, int high) {
    private static final int LEAST_BYTES = 512;
    private static final int GROWTH = 2;

    /// Throws in words for the operator where that is too little to work with.
    static UnsentBytes of(TransportSettings settings, Gate.Bounds bounds) throws IOException {
        long each = (long) settings.unsentBytes() / bounds.links() / GROWTH - bounds.frameBytes();
        if (each < LEAST_BYTES) {
            throw new IOException("transport.netty.unsent_bytes is " + settings.unsentBytes() + ", too little for " + bounds.links() + " connections with frames of up to "
                    + bounds.frameBytes() + " bytes. Set it to at least " + (long) bounds.links() * GROWTH * (bounds.frameBytes() + LEAST_BYTES)
                    + ", or lower sessions.connections or outbound.bytes.");
        }
        int high = (int) Math.min(settings.highWaterBytes(), each);
        return new UnsentBytes(Math.min(settings.lowWaterBytes(), high / 2), high);
    }
}
