package io.caelmor.kernel.plugin;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Whether each module that a plugin, or a library of its, requires can be had: from its own folder, from the JDK, from the kernel
/// and its libraries, or from a selected plugin. What is required `static` may be absent.
final class RequirementCheck {
    private final List<FoundPlugin> installed;
    private final Set<String> selected;
    private final ServerModules server;
    private final Problems problems;

    private RequirementCheck(
            List<FoundPlugin> installed, List<FoundPlugin> selected, ServerModules server, Problems problems) {
        this.installed = installed;
        this.selected = selected.stream().map(FoundPlugin::module).collect(Collectors.toSet());
        this.server = server;
        this.problems = problems;
    }

    static void check(List<FoundPlugin> installed, List<FoundPlugin> selected, ServerModules server, Problems problems) {
        RequirementCheck check = new RequirementCheck(installed, selected, server, problems);
        selected.forEach(check::plugin);
    }

    private void plugin(FoundPlugin plugin) {
        Set<String> own = plugin.modules().stream().map(ModuleDescriptor::name).collect(Collectors.toSet());
        for (ModuleDescriptor module : plugin.modules()) {
            for (Requires required : module.requires()) {
                String name = required.name();
                boolean there = own.contains(name) || selected.contains(name) || server.offered(name).isPresent();
                if (!there && !required.modifiers().contains(Requires.Modifier.STATIC)) {
                    missing(plugin, module, name);
                }
            }
        }
    }

    private void missing(FoundPlugin plugin, ModuleDescriptor module, String name) {
        String who = module == plugin.descriptor() ? "" : "has a library, the module '" + module.name() + "', that ";
        String what = who + "requires the module '" + name + "'";
        Subject subject = plugin.subject();
        if (anyInstalled(other -> other.module().equals(name))) {
            String needed = FoundPlugin.nameOf(name);
            problems.add(ProblemCode.P116, subject, what + ", a plugin that was not selected.",
                    "select " + needed + " too, or leave " + plugin.name() + " out.");
        } else if (plugin.onModulePath()) {
            return; // Java found the rest when it resolved the module path.
        } else if (name.equals(FoundPlugin.KERNEL)) {
            problems.add(ProblemCode.P103, subject, what + ", and the running kernel is not a module.",
                    "start Java with the kernel on the module path, not on the class path.");
        } else if (ServerModules.ofJdk(name)) {
            problems.add(ProblemCode.P109, subject, what + " of the JDK, which the running Java does not have.",
                    "start Java with --add-modules " + name + ", or with a runtime that holds it.");
        } else if (server.contains(name)) {
            problems.add(ProblemCode.P103, subject, what + ", which the server keeps to itself.",
                    "bundle it into the plugin's jar, or put it beside the plugin into a folder of their own.");
        } else if (anyInstalled(other -> other.libraries().stream().anyMatch(library -> library.module().equals(name)))) {
            problems.add(ProblemCode.P103, subject, what + ", which only another plugin has, as a private library.",
                    "bundle it into the plugin's jar, or put it beside the plugin into a folder of their own.");
        } else {
            problems.add(ProblemCode.P103, subject, what + ", and no jar here is that module.",
                    "install the plugin of that name; or, if it is a library, bundle it into the plugin's jar.");
        }
    }

    private boolean anyInstalled(Predicate<FoundPlugin> property) {
        return installed.stream().anyMatch(property);
    }
}
