package io.caelmor.kernel.plugin;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ResolutionException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From a folder of jars to plugins in their layers: finds, checks all, and only then loads.
///
/// Java would check much of it too, but stops at the first thing it finds, and often names an innocent module. Whatever the
/// jars are like, nothing is thrown: it is added to the problems. Starting thread.
public final class PluginLoader {
    private final LoadOptions options;
    private final Problems problems;
    private List<FoundPlugin> order = List.of();
    private LoadOrder graph = new LoadOrder(List.of());

    private PluginLoader(LoadOptions options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    /// The selected plugins, loaded where no problem was found in doing so; else their facts alone.
    public static PluginSet load(LoadOptions options, Problems problems) {
        int before = problems.count();
        PluginLoader loader = new PluginLoader(options, problems);
        PluginSet surveyed = loader.survey();
        if (problems.count() > before) {
            return surveyed;
        }
        List<LoadedPlugin> loaded = loader.load();
        return problems.count() > before ? surveyed : surveyed.with(loaded);
    }

    /// The facts of the selected plugins, and all problems that show without running any code of theirs.
    public static PluginSet survey(LoadOptions options, Problems problems) {
        return new PluginLoader(options, problems).survey();
    }

    private PluginSet survey() {
        List<FoundPlugin> installed = installed();
        List<FoundPlugin> selected = Selection.of(installed, options.selection(), problems);
        ServerModules server = new ServerModules(options.kernelLayer());
        JarCheck.check(selected, problems);
        NameCheck.check(selected, server, problems);
        VersionCheck.check(selected, options.runningVersion(), problems);
        RequirementCheck.check(installed, selected, server, problems);
        PackageCheck.check(selected, server, problems);
        graph = new LoadOrder(selected);
        order = graph.order(problems);
        return new PluginSet(
                order.stream().map(plugin -> PluginFacts.of(plugin, graph)).toList(),
                installed.stream().map(FoundPlugin::name).toList(),
                List.of());
    }

    private List<FoundPlugin> installed() {
        List<FoundPlugin> installed = new ArrayList<>(PluginPath.scan(options.kernelLayer()));
        String shown = Subject.shown(options.folder());
        try {
            if (Files.isDirectory(options.folder())) {
                installed.addAll(PluginFolder.scan(options.folder(), problems));
            } else if (installed.isEmpty()) {
                problems.add(ProblemCode.P117, Subject.SERVER, "the plugin folder " + shown + " does not exist.",
                        "create it and put plugins' jars into it, or name another with --plugins-dir.");
            }
        } catch (IOException failure) {
            problems.add(ProblemCode.P117, Subject.SERVER, "the plugin folder " + shown + " can't be read: "
                    + failure.getMessage() + ".", "let the server's user read it.");
        }
        return installed;
    }

    private List<LoadedPlugin> load() {
        PluginLayers layers = new PluginLayers(options.kernelLayer());
        List<LoadedPlugin> loaded = new ArrayList<>();
        for (FoundPlugin plugin : order) {
            Optional<ModuleLayer> layer = define(layers, plugin);
            if (layer.isEmpty()) {
                return loaded; // The plugins that require it would fail for its sake.
            }
            Map<Role, List<Contribution>> contributions = PluginInstances.of(plugin, layer.get(), problems);
            loaded.add(new LoadedPlugin(PluginFacts.of(plugin, graph), contributions, layer));
        }
        return loaded;
    }

    private Optional<ModuleLayer> define(PluginLayers layers, FoundPlugin plugin) {
        try {
            return Optional.of(layers.define(plugin, graph.requiredBy(plugin)));
        } catch (FindException | ResolutionException | LayerInstantiationException | SecurityException failure) {
            problems.add(ProblemCode.P118, plugin.subject(), "was refused by Java: " + failure.getMessage() + ".",
                    "tell its author; its modules don't fit each other or the server.");
            return Optional.empty();
        }
    }
}
