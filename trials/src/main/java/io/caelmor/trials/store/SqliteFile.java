package io.caelmor.trials.store;

import java.nio.file.Path;
import java.util.Map;

/// SQLite, in a file in `folder`.
public record SqliteFile(Path folder) implements Backend {
    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public Path jar(Path distribution) {
        return distribution.resolve("plugins/caelmor-persistence-sql.jar");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("persistence.sql.url", "jdbc:sqlite:" + folder.resolve("world.db"));
    }
}
