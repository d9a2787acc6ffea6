package io.caelmor.replication;

import io.caelmor.kernel.metric.Counter;
import java.util.function.BiFunction;

/// What a pass did, counted in plain fields and handed to the counters once at its end. Tick thread only.
final class Tally {
    long snapshots;
    long heartbeats;
    long enters;
    long leaves;
    long updates;
    long sharedFragments;
    long ownFragments;
    long deferredByBytes;
    long deferredByWork;
    long bytes;

    private final Counter snapshotsCounter;
    private final Counter heartbeatsCounter;
    private final Counter entersCounter;
    private final Counter leavesCounter;
    private final Counter updatesCounter;
    private final Counter sharedFragmentsCounter;
    private final Counter ownFragmentsCounter;
    private final Counter deferredByBytesCounter;
    private final Counter deferredByWorkCounter;
    private final Counter bytesCounter;

    /// `declare` makes a counter of a name and a meaning.
    Tally(BiFunction<String, String, Counter> declare) {
        snapshotsCounter = declare.apply("replication.snapshots", "messages that brought a session's view up to date");
        heartbeatsCounter = declare.apply("replication.heartbeats",
                "messages of events at most, for a congested queue or want of work budget");
        entersCounter = declare.apply("replication.enters", "entities that came into a view, or were told again with other flags");
        leavesCounter = declare.apply("replication.leaves", "entities that left a view");
        updatesCounter = declare.apply("replication.updates", "differences of entities in view");
        sharedFragmentsCounter = declare.apply("replication.fragments_shared",
                "entities encoded once a pass, for all sessions that need the same bytes");
        ownFragmentsCounter = declare.apply("replication.fragments_own", "entities encoded for one session");
        deferredByBytesCounter = declare.apply("replication.deferred_bytes",
                "enters, leaves and updates put off for want of room in their message");
        deferredByWorkCounter = declare.apply("replication.deferred_work",
                "sessions put off because the tick's work budget was spent");
        bytesCounter = declare.apply("replication.bytes", "bytes of events and state in messages");
    }

    /// Entities written in this pass so far: what the work budget limits.
    long work() {
        return enters + leaves + updates;
    }

    /// Hands over and begins anew.
    void publish() {
        snapshotsCounter.add(snapshots);
        heartbeatsCounter.add(heartbeats);
        entersCounter.add(enters);
        leavesCounter.add(leaves);
        updatesCounter.add(updates);
        sharedFragmentsCounter.add(sharedFragments);
        ownFragmentsCounter.add(ownFragments);
        deferredByBytesCounter.add(deferredByBytes);
        deferredByWorkCounter.add(deferredByWork);
        bytesCounter.add(bytes);
        snapshots = heartbeats = enters = leaves = updates = 0;
        sharedFragments = ownFragments = deferredByBytes = deferredByWork = bytes = 0;
    }
}
