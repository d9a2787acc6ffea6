package io.caelmor.kernel.plugin;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A plugin that is there: its facts, the one instance of each class that serves a role, and its layer.
///
/// @param facts what its descriptor says
/// @param contributions what it brings, by role; an instance that serves several roles stands under each
/// @param layer its own layer, or the one of the kernel it shares on the module path; none for plugins made by [#of]
public record LoadedPlugin(PluginFacts facts, Map<Role, List<Contribution>> contributions, Optional<ModuleLayer> layer) {

    /// A plugin of ready instances, without a module: for tests, and for whoever embeds a kernel. Each instance takes all
    /// the roles whose interfaces it implements.
    public static LoadedPlugin of(String name, Contribution... instances) {
        Map<Role, List<Contribution>> contributions = new EnumMap<>(Role.class);
        Map<Role, List<String>> provided = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            List<Contribution> serving = Arrays.stream(instances).filter(role.service()::isInstance).toList();
            if (!serving.isEmpty()) {
                contributions.put(role, serving);
                provided.put(role, serving.stream().map(each -> each.getClass().getName()).toList());
            }
        }
        PluginFacts facts = new PluginFacts(name, name, "", "", "in memory", provided, EnumSet.noneOf(Role.class), List.of(),
                List.of(), List.of(), List.of());
        return new LoadedPlugin(facts, contributions, Optional.empty());
    }

    public String name() {
        return facts.name();
    }

    /// Each instance once, in the order of roles.
    public List<Contribution> instances() {
        Set<Contribution> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return contributions.values().stream().flatMap(List::stream).filter(seen::add).toList();
    }
}
