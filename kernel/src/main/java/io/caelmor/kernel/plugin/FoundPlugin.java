package io.caelmor.kernel.plugin;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A plugin before anything of it is loaded.
///
/// @param descriptor its module
/// @param source where it was found, for people
/// @param jars its own jar first, then its private libraries; none where it is on the module path
record FoundPlugin(ModuleDescriptor descriptor, String source, List<PluginJar> jars) {
    static final String KERNEL = "io.caelmor.kernel";
    private static final String HOUSE = "io.caelmor.";

    static FoundPlugin of(PluginJar jar, List<PluginJar> libraries) {
        List<PluginJar> jars = new ArrayList<>(List.of(jar));
        jars.addAll(libraries);
        return new FoundPlugin(jar.descriptor(), jar.shown(), List.copyOf(jars));
    }

    /// How people call the plugin of a module: by the module's name, less a leading `io.caelmor.`.
    static String nameOf(String module) {
        return module.startsWith(HOUSE) ? module.substring(HOUSE.length()) : module;
    }

    String name() {
        return nameOf(module());
    }

    String module() {
        return descriptor.name();
    }

    String version() {
        return descriptor.rawVersion().orElse("");
    }

    boolean ofTheHouse() {
        return module().startsWith(HOUSE);
    }

    boolean onModulePath() {
        return jars.isEmpty();
    }

    List<PluginJar> libraries() {
        return onModulePath() ? List.of() : jars.subList(1, jars.size());
    }

    /// The modules that make the plugin up, its own first.
    List<ModuleDescriptor> modules() {
        return onModulePath() ? List.of(descriptor) : jars.stream().map(PluginJar::descriptor).toList();
    }

    Subject subject() {
        return Subject.plugin(name(), version(), source);
    }

    /// The kernel it was compiled against, as javac stamped it into the descriptor.
    Optional<String> stamp() {
        return descriptor.requires().stream()
                .filter(required -> required.name().equals(KERNEL))
                .findFirst()
                .flatMap(ModuleDescriptor.Requires::rawCompiledVersion);
    }

    /// The classes that it provides, by role, in the descriptor's order.
    Map<Role, List<String>> provided() {
        return provided(descriptor);
    }

    static Map<Role, List<String>> provided(ModuleDescriptor descriptor) {
        Map<String, List<String>> services = descriptor.provides().stream()
                .collect(Collectors.toMap(ModuleDescriptor.Provides::service, ModuleDescriptor.Provides::providers));
        Map<Role, List<String>> provided = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            List<String> classes = services.get(role.service().getName());
            if (classes != null) {
                provided.put(role, classes);
            }
        }
        return provided;
    }

    /// The roles that it can't do without: each role service that its descriptor `uses`.
    Set<Role> requiredRoles() {
        Set<Role> required = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (descriptor.uses().contains(role.service().getName())) {
                required.add(role);
            }
        }
        return required;
    }
}
