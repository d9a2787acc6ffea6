package io.caelmor.trials.store;

import java.nio.file.Path;
import java.util.Map;

/// The append-only log, in `folder`, with files so small that the next is begun and the oldest cleaned all the time.
public record LogFolder(Path folder) implements Backend {
    private static final int SEGMENT_KIB = 16;

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Path jar(Path distribution) {
        return distribution.resolve("plugins-available/caelmor-persistence-log.jar");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("persistence.log.folder", folder.resolve("world-log").toString(), "persistence.log.segment_kib", Integer.toString(SEGMENT_KIB));
    }
}
