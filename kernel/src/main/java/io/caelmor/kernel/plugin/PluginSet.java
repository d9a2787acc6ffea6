package io.caelmor.kernel.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The plugins of one kernel, in the order in which they are loaded, declared and bound; stopping runs it backwards.
///
/// The facts are there whatever went wrong; instances only where nothing did.
public final class PluginSet {
    private final List<PluginFacts> facts;
    private final Set<String> installed;
    private final List<LoadedPlugin> loaded;

    PluginSet(List<PluginFacts> facts, Collection<String> installed, List<LoadedPlugin> loaded) {
        this.facts = List.copyOf(facts);
        this.installed = new TreeSet<>(installed);
        this.loaded = List.copyOf(loaded);
    }

    /// A set of ready plugins, in that order.
    public static PluginSet of(List<LoadedPlugin> plugins) {
        return new PluginSet(
                plugins.stream().map(LoadedPlugin::facts).toList(),
                plugins.stream().map(LoadedPlugin::name).toList(),
                plugins);
    }

    PluginSet with(List<LoadedPlugin> plugins) {
        return new PluginSet(facts, installed, plugins);
    }

    /// What is known of each selected plugin.
    public List<PluginFacts> facts() {
        return facts;
    }

    /// Names of all plugins that were found, those that were not selected too.
    public Set<String> installed() {
        return Set.copyOf(installed);
    }

    /// The plugins themselves; none where there was a problem.
    public List<LoadedPlugin> loaded() {
        return loaded;
    }

    /// The instances that serve `role`, in the plugins' order. `type` is the role's own interface.
    public <T extends Contribution> List<T> providers(Role role, Class<T> type) {
        return loaded.stream()
                .flatMap(plugin -> plugin.contributions().getOrDefault(role, List.of()).stream())
                .map(type::cast)
                .toList();
    }

    /// Reports roles that are required, by the server or by a plugin, and that none takes; and single ones that are taken twice.
    /// Judged by descriptors: a plugin that has another problem still counts as taking its roles.
    public void checkRoles(Collection<Role> required, Problems problems) {
        for (Role role : Role.values()) {
            List<String> takers = takers(role);
            String advice = "put " + role.usualJar() + " into plugins/";
            if (takers.isEmpty() && required.contains(role)) {
                problems.add(ProblemCode.P104, Subject.SERVER,
                        "the role '" + role.label() + "' is required and no plugin provides it.",
                        advice + ", or set roles.required without it.");
            }
            if (takers.isEmpty()) {
                facts.stream().filter(plugin -> plugin.requiredRoles().contains(role)).forEach(plugin -> problems.add(
                        ProblemCode.P104, plugin.subject(),
                        "requires the role '" + role.label() + "', and no plugin provides it.", advice + "."));
            }
            if (takers.size() > 1 && !role.many()) {
                problems.add(ProblemCode.P105, Subject.SERVER,
                        "only one plugin can take the role '" + role.label() + "', and "
                                + takers.size() + " do: " + String.join(", ", takers) + ".",
                        "remove all but one of them, or select one with --plugins.");
            }
        }
    }

    /// One entry for each provider, with the plugin's name and where it is.
    private List<String> takers(Role role) {
        List<String> takers = new ArrayList<>();
        for (PluginFacts plugin : facts) {
            plugin.provided().getOrDefault(role, List.of()).forEach(_ -> takers.add(plugin.subject().text()));
        }
        return takers;
    }
}
