package io.caelmor.trials.store;

import java.nio.file.Path;
import java.util.Map;

/// A store on trial: which plugin keeps it, and where it is.
public interface Backend extends AutoCloseable {
    /// As it is named on the command line.
    String name();

    /// The jar of the plugin that takes the role, of that distribution.
    Path jar(Path distribution);

    /// The keys that say where it is.
    Map<String, String> settings();

    /// Ends what was started for it.
    @Override
    default void close() {}
}
