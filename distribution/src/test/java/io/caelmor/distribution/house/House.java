package io.caelmor.distribution.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All modules as they were compiled in this build, by their names, and the rules' view of them.
final class House {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> FOLDERS = List.of("kernel", "testing", "clients/java", "bots", "distribution");

    /// Where the classes of each module are.
    static final Map<String, Path> MODULES = modules();
    /// Those among them that are plugins.
    static final Set<String> PLUGINS = MODULES.entrySet().stream()
            .filter(module -> module.getValue().startsWith(ROOT.resolve("plugins")))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    static final JavaClasses CLASSES = new ClassFileImporter().importPaths(MODULES.values());

    private House() {}

    /// The packages that a module exports to everybody.
    static Set<String> exported(String module) throws IOException {
        return descriptor(MODULES.get(module)).exports().stream()
                .filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private static Map<String, Path> modules() {
        var modules = new TreeMap<String, Path>();
        try (var plugins = Files.list(ROOT.resolve("plugins"))) {
            var folders = plugins.filter(folder -> Files.exists(folder.resolve("pom.xml"))).collect(Collectors.toList());
            FOLDERS.forEach(folder -> folders.add(ROOT.resolve(folder)));
            for (var folder : folders) {
                var classes = folder.resolve("target/classes");
                assertTrue(Files.exists(classes.resolve("module-info.class")), classes + " holds no compiled module: compile all first");
                modules.put(descriptor(classes).name(), classes);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return modules;
    }

    private static ModuleDescriptor descriptor(Path classes) throws IOException {
        try (var descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(descriptor);
        }
    }
}
