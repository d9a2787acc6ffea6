package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.StartOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which server: `run`, `check`, `hooks`, `config` and `proof` mean the same one by the same words.
final class ServerOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file. Unless given: caelmor.toml in the working "
            + "directory, else conf/caelmor.toml of the distribution, else all defaults.")
    private @Nullable Path config;

    @Mixin
    private PluginOptions plugins;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets a key, over file and environment; as often as needed.")
    private Map<String, String> values = new LinkedHashMap<>();

    StartOptions options() {
        return plugins.options(Optional.ofNullable(config), values);
    }
}
