package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.StartOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which plugins.
final class PluginOptions {
    @Option(names = "--plugins-dir", paramLabel = "DIR", description = "The plugin folder; plugins/ of the distribution unless given.")
    private @Nullable Path folder;

    @Option(names = "--plugins", paramLabel = "NAME", split = ",", description = "Load these plugins only, by name: a,b.")
    private List<String> selection = List.of();

    StartOptions options() {
        return options(Optional.empty(), Map.of());
    }

    StartOptions options(Optional<Path> config, Map<String, String> values) {
        return new StartOptions(config, Optional.ofNullable(folder), selection, values);
    }
}
