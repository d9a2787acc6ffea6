package io.caelmor.kernel;

import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.plugin.LoadedPlugin;
import io.caelmor.kernel.plugin.PluginSet;
import io.caelmor.kernel.plugin.Role;
import io.caelmor.kernel.tick.Culprit;
import io.caelmor.kernel.tick.Faults;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the plugins are named that take a role, where what they do for it fails.
///
/// @param byRole one for each provider of a role, in their order
record Culprits(Map<Role, List<String>> byRole) {
    static Culprits of(PluginSet plugins) {
        var byRole = new TreeMap<Role, List<String>>();
        for (var role : Role.values()) {
            byRole.put(role, plugins.loaded().stream().flatMap(plugin -> of(role, plugin).stream()).toList());
        }
        return new Culprits(byRole);
    }

    private static List<String> of(Role role, LoadedPlugin plugin) {
        return plugin.contributions().getOrDefault(role, List.of()).stream().map(_ -> Culprit.of(role.label(), plugin.name())).toList();
    }

    /// The provider of that number.
    String of(Role role, int number) {
        var names = byRole.getOrDefault(role, List.of());
        return number < names.size() ? names.get(number) : Culprit.of(role.label(), "kernel");
    }

    /// The one provider, or the kernel in its place.
    String of(Role role) {
        return of(role, 0);
    }

    /// What nobody can vouch for is not in view.
    Visibility guarding(Visibility visibility, Faults faults) {
        var culprit = of(Role.REPLICATION);
        return new Visibility() {
            @Override
            public boolean sees(int slot, long entity) {
                try {
                    return visibility.sees(slot, entity);
                } catch (Throwable t) {
                    faults.contain(culprit, t);
                    return false;
                }
            }

            @Override
            public float reach() {
                return visibility.reach();
            }
        };
    }
}
