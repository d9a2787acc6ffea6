package io.caelmor.transport.netty;

/// What one address has done of late; shared by all event loops. Made at start, and used for one address after the other.
final class Address {
    final Bucket newOnes = new Bucket();
    final Bucket frames = new Bucket();
    final Bucket wireBytes = new Bucket();
    final Bucket frameBytes = new Bucket();
    final Bucket refusedLogins = new Bucket();

    /// Which one, and its open connections; under the lock of its set in [AddressTable].
    long key;
    int connections;

    /// When nothing that it did counts any more.
    long forgottenAt() {
        long both = Math.max(newOnes.fullAt(), refusedLogins.fullAt());
        return Math.max(Math.max(both, frames.fullAt()), Math.max(wireBytes.fullAt(), frameBytes.fullAt()));
    }

    /// Becomes another address, of which nothing is known.
    void become(long newKey) {
        key = newKey;
        newOnes.fill();
        frames.fill();
        wireBytes.fill();
        frameBytes.fill();
        refusedLogins.fill();
    }
}
