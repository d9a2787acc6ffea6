package io.caelmor.kernel.plugin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Makes the one instance of each class that a plugin's module provides, whatever number of roles it serves.
final class PluginInstances {
    private final ModuleLayer layer;
    private final Module module;
    private final Map<Class<?>, Contribution> instances = new HashMap<>();

    private PluginInstances(FoundPlugin plugin, ModuleLayer layer) {
        this.layer = layer;
        module = layer.findModule(plugin.module()).orElseThrow();
    }

    /// The instances by role, in the descriptor's order. What can't be made is a problem.
    static Map<Role, List<Contribution>> of(FoundPlugin plugin, ModuleLayer layer, Problems problems) {
        PluginInstances made = new PluginInstances(plugin, layer);
        Map<Role, List<Contribution>> byRole = new EnumMap<>(Role.class);
        plugin.provided().forEach((role, classes) -> {
            try {
                List<Contribution> serving = made.serving(role);
                byRole.put(role, serving);
                if (serving.size() < classes.size()) {
                    problems.add(ProblemCode.P403, plugin.subject(), "has a provider() method that hides which class it provides.",
                            "let the method's return type be the provider's own class.");
                }
            } catch (VirtualMachineError fatal) {
                throw fatal;
            } catch (Throwable failure) {
                // Foreign constructors and static initializers ran, and they may throw anything.
                problems.add(ProblemCode.P403, plugin.subject(), "could not be created: " + reason(failure) + ".",
                        "ask its author; something that it counts on may be missing, or of another version.");
            }
        });
        return byRole;
    }

    /// The service loader hands out the parents' providers too: only the plugin's own are kept.
    private List<Contribution> serving(Role role) {
        List<Contribution> serving = new ArrayList<>();
        for (ServiceLoader.Provider<? extends Contribution> provider :
                ServiceLoader.load(layer, role.service()).stream().toList()) {
            if (provider.type().getModule() == module) {
                serving.add(instances.computeIfAbsent(provider.type(), _ -> provider.get()));
            }
        }
        return List.copyOf(serving);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof ServiceConfigurationError || cause instanceof ExceptionInInitializerError)) {
            cause = cause.getCause();
        }
        return cause instanceof ServiceConfigurationError
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
