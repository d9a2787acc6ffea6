package io.caelmor.distribution.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the command line says of the server to compose.
///
/// @param config the configuration file; empty for the usual places
/// @param pluginsDir the plugin folder; empty for the distribution's
/// @param selection names of the plugins to load; all where it is empty
/// @param values settings by their full keys
public record StartOptions(Optional<Path> config, Optional<Path> pluginsDir, List<String> selection, Map<String, String> values) {
    public StartOptions {
        selection = List.copyOf(selection);
        values = Map.copyOf(values);
    }
}
