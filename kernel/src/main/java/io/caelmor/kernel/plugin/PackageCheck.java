package io.caelmor.kernel.plugin;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// No module may have a package, or read it from one module, that it also reads from another; and the jars of one plugin, which
/// share a class loader, may not have a package in common at all. What plugins keep to themselves never clashes.
final class PackageCheck {
    private final Map<String, FoundPlugin> plugins;
    private final ServerModules server;
    private final Problems problems;

    private PackageCheck(List<FoundPlugin> plugins, ServerModules server, Problems problems) {
        this.plugins = plugins.stream().collect(Collectors.toMap(FoundPlugin::module, plugin -> plugin, (first, _) -> first));
        this.server = server;
        this.problems = problems;
    }

    static void check(List<FoundPlugin> plugins, ServerModules server, Problems problems) {
        PackageCheck check = new PackageCheck(plugins, server, problems);
        plugins.stream().filter(plugin -> !plugin.onModulePath()).forEach(check::plugin);
    }

    private void plugin(FoundPlugin plugin) {
        Map<String, String> folder = new HashMap<>();
        for (ModuleDescriptor module : plugin.modules()) {
            Map<String, String> origins = new HashMap<>();
            claim(plugin, folder, module.name(), module.packages());
            module.packages().forEach(name -> origins.put(name, module.name()));
            for (ModuleDescriptor read : reads(plugin, module).values()) {
                if (plugin.modules().stream().noneMatch(own -> own.name().equals(read.name()))) {
                    claim(plugin, origins, read.name(), exportedTo(module, read));
                }
            }
        }
    }

    /// Enters `packages` as `module`'s; those that others entered before are a problem, one for each pair of modules.
    private void claim(FoundPlugin plugin, Map<String, String> origins, String module, Set<String> packages) {
        Map<String, Set<String>> clashes = new LinkedHashMap<>();
        for (String name : new TreeSet<>(packages)) {
            String other = origins.putIfAbsent(name, module);
            if (other != null) {
                clashes.computeIfAbsent(other, _ -> new TreeSet<>()).add(name);
            }
        }
        clashes.forEach((other, names) -> {
            String example = "'" + names.iterator().next() + "'" + (names.size() > 1 ? " and " + (names.size() - 1) + " more" : "");
            problems.add(ProblemCode.P102, plugin.subject(), "meets the package " + example + " in two modules, " + other + " and "
                    + module + ".", "leave the package out of one of them.");
        });
    }

    /// All that `module` reads, by name, in the order of names: what it requires, and what that requires `transitive`.
    private Map<String, ModuleDescriptor> reads(FoundPlugin plugin, ModuleDescriptor module) {
        Map<String, ModuleDescriptor> reads = new LinkedHashMap<>();
        sorted(module).forEach(required -> read(plugin, required.name(), reads));
        return reads;
    }

    private void read(FoundPlugin plugin, String name, Map<String, ModuleDescriptor> reads) {
        Optional<ModuleDescriptor> found = find(plugin, name);
        if (found.isPresent() && reads.putIfAbsent(name, found.get()) == null) {
            FoundPlugin whose = plugins.getOrDefault(name, plugin);
            sorted(found.get()).stream()
                    .filter(required -> required.modifiers().contains(Requires.Modifier.TRANSITIVE))
                    .forEach(required -> read(whose, required.name(), reads));
        }
    }

    private Optional<ModuleDescriptor> find(FoundPlugin plugin, String name) {
        return plugin.modules().stream()
                .filter(own -> own.name().equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(plugins.get(name)).map(FoundPlugin::descriptor))
                .or(() -> server.offered(name));
    }

    private static List<Requires> sorted(ModuleDescriptor module) {
        return module.requires().stream().sorted().toList();
    }

    private static Set<String> exportedTo(ModuleDescriptor reader, ModuleDescriptor read) {
        return read.exports().stream()
                .filter(exported -> !exported.isQualified() || exported.targets().contains(reader.name()))
                .map(Exports::source)
                .collect(Collectors.toSet());
    }
}
