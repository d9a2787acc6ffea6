package io.caelmor.kernel.plugin;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/// A plugin folder of its own for each test, and the loader at work on it under kernel 0.1.0.
abstract class PluginFolderHarness {
    @TempDir
    Path temp;

    final Problems problems = new Problems("plugins/");

    Path plugins() {
        return temp.resolve("plugins");
    }

    /// A jar to compile against that will not be in the plugin folder.
    Path elsewhere(Fixture fixture, String name) {
        return fixture.into(temp.resolve("elsewhere").resolve(name));
    }

    LoadOptions options(String... selection) {
        return LoadOptions.of(plugins()).withKernelVersion("0.1.0").selecting(Arrays.asList(selection));
    }

    PluginSet load(String... selection) {
        return PluginLoader.load(options(selection), problems);
    }

    /// The report, with the folder called `plugins` wherever the test runs.
    String report() {
        return problems.report().replace(Subject.shown(plugins()), "plugins");
    }

    /// All problems in short, such as `P101 plugins/b.jar: sentence`.
    List<String> told() {
        return problems.list().stream()
                .map(problem -> (problem.code() + " " + problem.subject().text() + ": " + problem.sentence())
                        .replace(Subject.shown(plugins()), "plugins"))
                .toList();
    }

    static List<String> says(PluginSet set) {
        return set.providers(Role.HOOKS, TickHooks.class).stream().map(Object::toString).toList();
    }

    /// A layer as the boot layer would be with `jars`, one or a folder of them, on the module path.
    static ModuleLayer layer(Path jars, String module) {
        ModuleLayer kernel = Contribution.class.getModule().getLayer();
        Configuration configuration =
                kernel.configuration().resolve(ModuleFinder.of(jars), ModuleFinder.of(), Set.of(module));
        return kernel.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }
}
