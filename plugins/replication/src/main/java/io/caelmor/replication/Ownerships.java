package io.caelmor.replication;

/// When an account last gained or lost an entity, so that a session looks at all it owns only then.
///
/// A table of stamps by a hash of the account: two accounts may share an entry, and then one looks in vain. It never
/// misses a change and never grows.
final class Ownerships {
    private final long[] changedAt;
    private final int shift;
    private long lastChange;

    Ownerships(int sessions) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(64, 4 * sessions));
        changedAt = new long[1 << bits];
        shift = 64 - bits;
    }

    void changed(long account, long stamp) {
        changedAt[entry(account)] = stamp;
        lastChange = stamp;
    }

    boolean changedSince(long account, long stamp) {
        return lastChange > stamp && changedAt[entry(account)] > stamp;
    }

    /// Fibonacci hashing (Knuth, TAOCP 6.4).
    private int entry(long account) {
        return (int) (account * 0x9E37_79B9_7F4A_7C15L >>> shift);
    }
}
