package io.caelmor.kernel.plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Each name stands for one module. Java itself would silently take the first of two, and would take the server's own
/// module in place of a jar of that name.
final class NameCheck {
    private final ServerModules server;
    private final Problems problems;
    private final Map<String, FoundPlugin> byName = new HashMap<>();
    private final Map<String, FoundPlugin> byModule = new HashMap<>();

    private NameCheck(ServerModules server, Problems problems) {
        this.server = server;
        this.problems = problems;
    }

    static void check(List<FoundPlugin> plugins, ServerModules server, Problems problems) {
        NameCheck check = new NameCheck(server, problems);
        plugins.forEach(check::plugin);
        plugins.forEach(check::libraries);
    }

    private void plugin(FoundPlugin plugin) {
        FoundPlugin first = byName.putIfAbsent(plugin.name(), plugin);
        byModule.putIfAbsent(plugin.module(), plugin);
        if (first != null) {
            String what = first.module().equals(plugin.module())
                    ? "is the module '" + plugin.module() + "', and so is "
                    : "goes by the name '" + plugin.name() + "', and so does ";
            problems.add(ProblemCode.P101, plugin.subject(), what + what(first) + ".", "remove one of the two.");
        } else if (!plugin.onModulePath() && (server.contains(plugin.module()) || server.essential(plugin.module()))) {
            reserved(plugin, "is named");
        }
    }

    private void libraries(FoundPlugin plugin) {
        Map<String, String> seen = new HashMap<>();
        for (PluginJar library : plugin.libraries()) {
            String name = library.fileName();
            String twin = seen.putIfAbsent(library.module(), name);
            FoundPlugin namesake = byModule.get(library.module());
            String other = twin == null && namesake != null ? what(namesake) : twin;
            if (server.essential(library.module())) {
                reserved(plugin, "has a library, " + name + ", that is named");
            } else if (other != null) {
                problems.add(ProblemCode.P101, plugin.subject(), "has a library, " + name + ", that is the module '"
                        + library.module() + "', and so is " + other + ".",
                        "remove one of the two.");
            }
        }
    }

    private void reserved(FoundPlugin plugin, String what) {
        problems.add(ProblemCode.P110, plugin.subject(), what + " like a module of the server or of Java.",
                "remove it; if it is a library of a plugin's, bundle it into that plugin's jar.");
    }

    private static String what(FoundPlugin plugin) {
        return plugin.onModulePath() ? "a plugin on the module path" : plugin.source();
    }
}
