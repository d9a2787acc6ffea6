package io.caelmor.kernel.plugin;

import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which plugin requires which, and the order that follows: whoever is required comes first, else by name. So the same jars always
/// load in the same order, whatever the file system lists first.
final class LoadOrder {
    private final List<FoundPlugin> plugins;
    private final Map<String, FoundPlugin> byModule = new HashMap<>();

    LoadOrder(List<FoundPlugin> plugins) {
        this.plugins = plugins.stream().sorted(Comparator.comparing(FoundPlugin::name)).toList();
        this.plugins.forEach(plugin -> byModule.putIfAbsent(plugin.module(), plugin));
    }

    /// The plugins that `plugin` or a library of its requires, by name.
    List<FoundPlugin> requiredBy(FoundPlugin plugin) {
        return plugin.modules().stream()
                .flatMap(module -> module.requires().stream())
                .map(Requires::name)
                .distinct()
                .filter(byModule::containsKey)
                .map(byModule::get)
                .filter(required -> required != plugin)
                .sorted(Comparator.comparing(FoundPlugin::name))
                .toList();
    }

    /// All plugins in the order of loading. A circle is a problem, told once, and broken anywhere.
    List<FoundPlugin> order(Problems problems) {
        List<FoundPlugin> order = new ArrayList<>();
        Set<FoundPlugin> done = new HashSet<>();
        plugins.forEach(plugin -> visit(plugin, new ArrayList<>(), done, order, problems));
        return order;
    }

    private void visit(
            FoundPlugin plugin, List<FoundPlugin> path, Set<FoundPlugin> done, List<FoundPlugin> order, Problems problems) {
        int start = path.indexOf(plugin);
        if (start >= 0) {
            report(path.subList(start, path.size()), problems);
        } else if (!done.contains(plugin)) {
            path.add(plugin);
            requiredBy(plugin).forEach(required -> visit(required, path, done, order, problems));
            path.removeLast();
            done.add(plugin);
            order.add(plugin);
        }
    }

    /// Told of the plugin whose name comes first, whichever way the circle was entered.
    private static void report(List<FoundPlugin> circle, Problems problems) {
        FoundPlugin first = circle.stream().min(Comparator.comparing(FoundPlugin::name)).orElseThrow();
        StringBuilder text = new StringBuilder();
        for (int step = 0; step < circle.size(); step++) {
            int index = (circle.indexOf(first) + step) % circle.size();
            text.append(circle.get(index).name()).append(" -> ");
        }
        problems.add(ProblemCode.P106, first.subject(), "requires itself by a circle: " + text + first.name() + ".",
                "remove one of them, or let the circle's last step go.");
    }
}
