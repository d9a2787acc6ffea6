package io.caelmor.kernel.plugin;

import java.util.Comparator;
import java.util.List;

/// Finds plugins that need no packaging: modules of the kernel's own layer that provide a role, as in a run from an IDE or in a test.
final class PluginPath {
    static final String SOURCE = "on the module path";

    private PluginPath() {}

    /// By module name.
    static List<FoundPlugin> scan(ModuleLayer layer) {
        return layer.modules().stream()
                .map(Module::getDescriptor)
                .filter(descriptor -> !FoundPlugin.provided(descriptor).isEmpty())
                .map(descriptor -> new FoundPlugin(descriptor, SOURCE, List.of()))
                .sorted(Comparator.comparing(FoundPlugin::module))
                .toList();
    }
}
