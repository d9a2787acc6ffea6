package io.caelmor.kernel.plugin;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What can be said of a plugin without running any of it: what `plugins list`, `verify` and `graph` print.
///
/// @param name as people and `--plugins` call it: the module's name, less a leading `io.caelmor.`
/// @param module its module
/// @param version its own version; empty where it has none
/// @param builtFor the kernel it was compiled against; empty where it does not tell
/// @param source the jar, or that it is on the module path
/// @param provided the roles it takes, each with the classes that do
/// @param requiredRoles the roles it can't do without: the role services that its descriptor `uses`
/// @param requiredPlugins names of the plugins it requires, sorted
/// @param requiredModules all modules it requires to run, sorted
/// @param exported the packages it lets other plugins use, sorted
/// @param libraries the modules of its private libraries, with their versions
public record PluginFacts(
        String name,
        String module,
        String version,
        String builtFor,
        String source,
        Map<Role, List<String>> provided,
        Set<Role> requiredRoles,
        List<String> requiredPlugins,
        List<String> requiredModules,
        List<String> exported,
        List<String> libraries) {

    static PluginFacts of(FoundPlugin plugin, LoadOrder order) {
        ModuleDescriptor descriptor = plugin.descriptor();
        return new PluginFacts(
                plugin.name(),
                plugin.module(),
                plugin.version(),
                plugin.stamp().orElse(""),
                plugin.source(),
                plugin.provided(),
                plugin.requiredRoles(),
                order.requiredBy(plugin).stream().map(FoundPlugin::name).toList(),
                descriptor.requires().stream().filter(each -> !each.modifiers().contains(Requires.Modifier.STATIC)).map(Requires::name).sorted().toList(),
                descriptor.exports().stream().filter(each -> !each.isQualified()).map(Exports::source).sorted().toList(),
                plugin.libraries().stream().map(library -> library.descriptor().toNameAndVersion()).toList());
    }

    /// Whom problems of this plugin are reported under.
    public Subject subject() {
        return Subject.plugin(name, version, source);
    }
}
