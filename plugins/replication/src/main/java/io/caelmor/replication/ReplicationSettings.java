package io.caelmor.replication;

import io.caelmor.kernel.plugin.Settings;

/// The section `[replication]` of the configuration. Distances in world units, sizes in bytes.
record ReplicationSettings(float radius, float leaveRadius, int viewCapacity, int frameBytes, int eventBytes, int updatesPerTick) {
    static ReplicationSettings read(Settings settings) {
        double radius = settings.number("radius", 100, 1, 1_000_000,
                "distance within which an entity comes into view, world units");
        double margin = settings.number("leave_margin", 0.1, 0, 10,
                "how much farther, as a share of the radius, it must be to leave again");
        int viewCapacity = settings.integer("view_capacity", 256, 8, Marks.MOST_POSITIONS,
                "most entities in view of one session; the nearest are kept");
        int frameBytes = settings.integer("frame_bytes", 2_048, 256, 60_000,
                "bytes of events and state a session is sent in one tick; the rest of the state follows in the next");
        int eventBytes = settings.integer("event_bytes", 1_024, 0, 60_000,
                "most of them for events about others; the nearest are told, and a client hears when some were left out");
        int updatesPerTick = settings.integer("updates_per_tick", 1_000_000, 100, 1_000_000_000,
                "entities written into all messages of one tick; sessions beyond it come first in the next");
        return new ReplicationSettings((float) radius, (float) (radius * (1 + margin)), viewCapacity, frameBytes, eventBytes, updatesPerTick);
    }

    Range range() {
        return new Range(radius, leaveRadius);
    }
}
