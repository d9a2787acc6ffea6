package io.caelmor.kernel.plugin;

import java.lang.module.ModuleDescriptor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The modules that were there before any plugin: the JDK's, the kernel with its libraries, and the server around them.
///
/// Plugins may require the JDK's, the kernel and the kernel's libraries. The rest is the server's own affair, and may change.
final class ServerModules {
    private final Map<String, ModuleDescriptor> all = new HashMap<>();
    private final Set<String> kernels = new HashSet<>();

    ServerModules(ModuleLayer kernelLayer) {
        collect(kernelLayer);
        follow(FoundPlugin.KERNEL);
    }

    static boolean ofJdk(String module) {
        return module.startsWith("java.") || module.startsWith("jdk.");
    }

    /// The module of that name, where a plugin may require it.
    Optional<ModuleDescriptor> offered(String module) {
        return ofJdk(module) || kernels.contains(module) ? Optional.ofNullable(all.get(module)) : Optional.empty();
    }

    boolean contains(String module) {
        return all.containsKey(module);
    }

    /// Whether the name is the kernel's, a library's of the kernel or the JDK's; a plugin's private library can't have it either.
    boolean essential(String module) {
        return ofJdk(module) || module.equals(FoundPlugin.KERNEL) || kernels.contains(module);
    }

    private void collect(ModuleLayer layer) {
        for (Module module : layer.modules()) {
            all.putIfAbsent(module.getName(), module.getDescriptor());
        }
        layer.parents().forEach(this::collect);
    }

    private void follow(String module) {
        ModuleDescriptor descriptor = all.get(module);
        if (descriptor != null && !ofJdk(module) && kernels.add(module)) {
            descriptor.requires().forEach(required -> follow(required.name()));
        }
    }
}
