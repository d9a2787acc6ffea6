package io.caelmor.persistence.log;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.testing.store.StorePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder for a log, and what a killed server would leave of it.
///
/// @param segmentBytes small, so that a test has many segments
record LogPlace(Path folder, long segmentBytes) implements StorePlace {
    static final String BEFORE_APPEND = "persist.log.beforeAppend";
    static final String AFTER_FORCE = "persist.log.afterForce";

    @Override
    public LogStore store(FailurePoints points) {
        return new LogStore(new LogSettings(folder, segmentBytes, 50), LogPoints.of(points::point));
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public String beforeDurable() {
        return BEFORE_APPEND;
    }

    @Override
    public String afterDurable() {
        return AFTER_FORCE;
    }

    /// Copies the files as they are, while a store may have them open: as the disk is when its server is killed now.
    LogPlace killed(Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return new LogPlace(to, segmentBytes);
    }

    Path segment(long number) {
        return folder.resolve("segment-%010d.log".formatted(number));
    }
}
