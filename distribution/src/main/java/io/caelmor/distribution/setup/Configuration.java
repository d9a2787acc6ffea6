package io.caelmor.distribution.setup;

import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.SettingSource;
import io.caelmor.kernel.plugin.SettingSource.Raw;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where values come from, the strongest first: `--set`, the environment, one file.
///
/// The file is the one after `--config`, else `caelmor.toml` in the working directory, else the distribution's `conf/caelmor.toml`; else
/// there is none, and every key has its default.
///
/// @param file what was read, if anything
public record Configuration(Optional<Path> file, List<SettingSource> sources) {
    private static final String NAME = "caelmor.toml";

    /// What options and surroundings say; a file that can't be read is a problem.
    static Configuration of(Surroundings surroundings, StartOptions options, Problems problems) {
        var file = options.config().or(() -> usual(surroundings)).map(Surroundings::shown);
        var sources = new ArrayList<SettingSource>();
        sources.add(commandLine(options.values()));
        sources.add(SettingSource.environment(surroundings.variables(), Set.of()));
        file.ifPresent(path -> sources.add(TomlSource.read(path, problems)));
        return new Configuration(file, List.copyOf(sources));
    }

    /// Nothing but defaults.
    static Configuration none() {
        return new Configuration(Optional.empty(), List.of());
    }

    /// With a source before all others.
    Configuration under(SettingSource first) {
        return new Configuration(file, Stream.concat(Stream.of(first), sources.stream()).toList());
    }

    private static Optional<Path> usual(Surroundings surroundings) {
        return Stream.concat(Stream.of(Path.of(NAME)), surroundings.home().map(home -> home.resolve("conf").resolve(NAME)).stream())
                .filter(Files::exists).findFirst();
    }

    private static SettingSource commandLine(Map<String, String> values) {
        var raw = new HashMap<String, Raw>();
        values.forEach((key, value) -> raw.put(key, new Raw(value, "--set", true)));
        return SettingSource.of(raw);
    }
}
