package io.caelmor.persistence.log;

import io.caelmor.kernel.plugin.Settings;
import java.nio.file.Path;

/// Where the log is and how it grows.
///
/// @param folder holds one world, and nothing else
/// @param segmentBytes a segment that is longer is followed by the next
/// @param garbagePercent how much of all bytes may be out of date before the oldest segment is cleaned
record LogSettings(Path folder, long segmentBytes, int garbagePercent) {
    static LogSettings read(Settings settings) {
        return new LogSettings(
                settings.path("folder", "data/world-log", "The folder of the log. It holds one world, and no other file."),
                settings.integer("segment_kib", 8192, 16, 1 << 20,
                        "Size of a file of the log, in KiB. Cleaning reads one at a time, between two commits.") * 1024L,
                settings.integer("garbage_percent", 50, 10, 90,
                        "How much of the log may be out of date before its oldest file is cleaned and dropped."));
    }
}
