package io.caelmor.distribution.setup;

import io.caelmor.kernel.Kernel;
import io.caelmor.kernel.plugin.LoadOptions;
import io.caelmor.kernel.plugin.PluginLoader;
import io.caelmor.kernel.plugin.PluginSet;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.plugin.SettingSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// A server up to the point of starting it: plugins loaded, everything declared, nothing opened.
///
/// @param configuration where values came from
/// @param catalogue every key there is, with its value
/// @param kernel good for starting only while `problems` is empty
/// @param problems everything that keeps it from starting
public record Plan(Configuration configuration, SettingCatalogue catalogue, Kernel kernel, Problems problems) {
    /// The server that the options ask for.
    public static Plan of(Surroundings surroundings, StartOptions options) {
        var problems = problems(surroundings, options);
        return of(surroundings, options, Configuration.of(surroundings, options, problems), Path.of(""), _ -> Optional.empty(), problems);
    }

    /// The same with relative paths in `base` and with a source that beats all others; it is made when the plugins are known.
    public static Plan of(Surroundings surroundings, StartOptions options, Path base, Function<PluginSet, SettingSource> first) {
        var problems = problems(surroundings, options);
        return of(surroundings, options, Configuration.of(surroundings, options, problems), base, first.andThen(Optional::of), problems);
    }

    /// The same plugins, and nothing configured at all: for the list of defaults.
    public static Plan ofDefaults(Surroundings surroundings, StartOptions options) {
        return of(surroundings, options, Configuration.none(), Path.of(""), _ -> Optional.empty(), problems(surroundings, options));
    }

    /// Which plugins the options ask for.
    public static LoadOptions plugins(Surroundings surroundings, StartOptions options) {
        return LoadOptions.of(folder(surroundings, options)).selecting(options.selection());
    }

    /// An empty list, under the name of the plugin folder.
    public static Problems problems(Surroundings surroundings, StartOptions options) {
        return new Problems(folder(surroundings, options).toString().replace('\\', '/') + "/");
    }

    private static Plan of(Surroundings surroundings, StartOptions options, Configuration configured, Path base,
            Function<PluginSet, Optional<SettingSource>> first, Problems problems) {
        var plugins = PluginLoader.load(plugins(surroundings, options), problems);
        var configuration = first.apply(plugins).map(configured::under).orElse(configured);
        var catalogue = new SettingCatalogue(configuration.sources(), base, problems);
        return new Plan(configuration, catalogue, Kernel.compose(plugins, catalogue, problems), problems);
    }

    private static Path folder(Surroundings surroundings, StartOptions options) {
        var folder = options.pluginsDir().orElseGet(() -> surroundings.home().orElse(Path.of("")).resolve("plugins"));
        return Surroundings.shown(folder);
    }
}
