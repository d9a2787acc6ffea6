package io.caelmor.replication;

import io.caelmor.kernel.metric.Counter;
import java.util.function.BiFunction;

/// The plugin's counters.
final class SnapshotCounters {
    private final Counter snapshots;
    private final Counter heartbeats;
    private final Counter enters;
    private final Counter leaves;
    private final Counter updates;
    private final Counter sharedFragments;
    private final Counter ownFragments;
    private final Counter behind;
    private final Counter missed;
    private final Counter deferred;
    private final Counter bytes;

    /// `declare` makes a counter of a name and a meaning.
    SnapshotCounters(BiFunction<String, String, Counter> declare) {
        snapshots = declare.apply("replication.snapshots", "messages that brought a session's view up to date");
        heartbeats = declare.apply("replication.heartbeats",
                "messages of events at most, for a congested queue or want of work budget");
        enters = declare.apply("replication.enters", "entities that came into a view, or were told again with other flags");
        leaves = declare.apply("replication.leaves", "entities that left a view");
        updates = declare.apply("replication.updates", "differences of entities in view");
        sharedFragments = declare.apply("replication.fragments_shared",
                "entities encoded once a pass, for all sessions that need the same bytes");
        ownFragments = declare.apply("replication.fragments_own", "entities encoded for one session");
        behind = declare.apply("replication.behind",
                "messages that left state for the next ticks, for want of bytes or because there is too much around");
        missed = declare.apply("replication.missed",
                "messages that left out events about others, the farthest ones, because there were too many");
        deferred = declare.apply("replication.deferred_work",
                "sessions put off because the tick's work budget was spent");
        bytes = declare.apply("replication.bytes", "bytes of events and state in messages");
    }

    /// So many sessions' state waits for the next tick.
    void deferred(int sessions) {
        deferred.add(sessions);
    }

    /// Adds what was tallied, and clears it.
    void add(Tally tally) {
        snapshots.add(tally.snapshots);
        heartbeats.add(tally.heartbeats);
        enters.add(tally.enters);
        leaves.add(tally.leaves);
        updates.add(tally.updates);
        sharedFragments.add(tally.sharedFragments);
        ownFragments.add(tally.ownFragments);
        behind.add(tally.behind);
        missed.add(tally.missed);
        bytes.add(tally.bytes);
        tally.clear();
    }
}
