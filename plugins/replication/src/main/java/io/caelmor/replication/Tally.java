package io.caelmor.replication;

/// What one member of the crew did in a pass, counted in plain fields; [SnapshotCounters] takes it over when the pass is done.
final class Tally {
    long snapshots;
    long heartbeats;
    long enters;
    long leaves;
    long updates;
    long sharedFragments;
    long ownFragments;
    long behind;
    long missed;
    long bytes;

    /// Entities written so far.
    long work() {
        return enters + leaves + updates;
    }

    void clear() {
        snapshots = heartbeats = enters = leaves = updates = 0;
        sharedFragments = ownFragments = behind = missed = bytes = 0;
    }
}
