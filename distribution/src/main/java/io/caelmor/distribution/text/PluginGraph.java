package io.caelmor.distribution.text;

import io.caelmor.kernel.plugin.PluginFacts;
import io.caelmor.kernel.plugin.Role;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Who requires whom, as a tree that grows from the kernel: below each plugin stand those that require it. One that requires two stands
/// below both. A circle is cut where it closes.
public final class PluginGraph {
    private static final String KERNEL = "io.caelmor.kernel";

    private final PrintStream out;
    private final List<PluginFacts> plugins;

    private PluginGraph(PrintStream out, List<PluginFacts> plugins) {
        this.out = out;
        this.plugins = plugins;
    }

    public static void print(PrintStream out, String kernelVersion, List<PluginFacts> plugins) {
        var graph = new PluginGraph(out, plugins);
        out.println("kernel " + kernelVersion);
        graph.branches(plugins.stream().filter(plugin -> plugin.requiredPlugins().isEmpty()).toList(), "", Set.of());
        plugins.stream().filter(plugin -> graph.circles(plugin.name(), plugin.name(), new TreeSet<>())).findFirst()
                .ifPresent(plugin -> graph.branches(List.of(plugin), "", Set.of()));
    }

    private void branches(List<PluginFacts> level, String indent, Set<String> above) {
        for (int i = 0; i < level.size(); i++) {
            var plugin = level.get(i);
            boolean last = i == level.size() - 1;
            out.println(indent + (last ? "`- " : "|- ") + label(plugin) + (above.contains(plugin.name()) ? "  (a circle)" : ""));
            if (!above.contains(plugin.name())) {
                var path = new TreeSet<>(above);
                path.add(plugin.name());
                branches(requiring(plugin.name()), indent + (last ? "   " : "|  "), path);
            }
        }
    }

    private List<PluginFacts> requiring(String name) {
        return plugins.stream().filter(plugin -> plugin.requiredPlugins().contains(name)).toList();
    }

    private boolean circles(String from, String to, Set<String> seen) {
        return requiring(from).stream().map(PluginFacts::name)
                .anyMatch(name -> name.equals(to) || seen.add(name) && circles(name, to, seen));
    }

    private static String label(PluginFacts plugin) {
        var others = plugin.requiredModules().stream().filter(module -> !module.equals(KERNEL) && !module.equals("java.base")).toList();
        return plugin.name() + (plugin.version().isEmpty() ? "" : " " + plugin.version()) + "  provides " + PluginText.roles(plugin)
                + (plugin.requiredRoles().isEmpty() ? "" : "; needs the roles " + String.join(", ", plugin.requiredRoles().stream().map(Role::label).toList()))
                + (others.isEmpty() ? "" : "; requires " + String.join(", ", others))
                + (plugin.libraries().isEmpty() ? "" : "; brings " + String.join(", ", plugin.libraries()));
    }
}
