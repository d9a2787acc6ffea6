package io.caelmor.kernel.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the plugins of a folder: each `*.jar` in it is one, and each folder `x/` in it is one, whose jar lies there beside its
/// private library jars. Other files and whatever begins with a dot are left alone. A link may lead to another place in
/// the folder, never out of it.
final class PluginFolder {
    private final Path folder;
    private final Path real;
    private final Problems problems;

    private PluginFolder(Path folder, Path real, Problems problems) {
        this.folder = folder;
        this.real = real;
        this.problems = problems;
    }

    /// The plugins in `folder`, by file name. What can't be read is a problem and left out. Throws where the folder itself can't be.
    static List<FoundPlugin> scan(Path folder, Problems problems) throws IOException {
        return new PluginFolder(folder, folder.toRealPath(), problems).scan();
    }

    private List<FoundPlugin> scan() throws IOException {
        List<FoundPlugin> found = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (isJar(entry)) {
                read(entry).ifPresent(jar -> found.add(FoundPlugin.of(jar, List.of())));
            } else if (Files.isDirectory(entry) && isInside(entry)) {
                subfolder(entry).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<FoundPlugin> subfolder(Path subfolder) {
        List<Path> files;
        try {
            files = entries(subfolder).stream().filter(PluginFolder::isJar).toList();
        } catch (IOException failure) {
            problems.add(ProblemCode.P112, Subject.file(shown(subfolder)), "can't be listed: " + failure.getMessage() + ".",
                    "let the server's user read it.");
            return Optional.empty();
        }
        List<PluginJar> jars = files.stream().flatMap(file -> read(file).stream()).toList();
        List<PluginJar> plugins = jars.stream()
                .filter(jar -> !FoundPlugin.provided(jar.descriptor()).isEmpty())
                .toList();
        if (plugins.size() == 1) {
            PluginJar plugin = plugins.getFirst();
            return Optional.of(FoundPlugin.of(plugin, jars.stream().filter(jar -> jar != plugin).toList()));
        }
        boolean allRead = jars.size() == files.size();
        if (allRead || plugins.size() > 1) {
            problems.add(ProblemCode.P113, Subject.file(shown(subfolder)), howMany(plugins), "keep one plugin in it, with its "
                    + "libraries, or remove the folder.");
        }
        return Optional.empty();
    }

    private static String howMany(List<PluginJar> plugins) {
        return plugins.isEmpty()
                ? "holds no plugin's jar."
                : "holds more than one plugin: "
                        + String.join(", ", plugins.stream().map(PluginJar::fileName).toList()) + ".";
    }

    private Optional<PluginJar> read(Path file) {
        return isInside(file) ? JarReader.read(file, shown(file), problems) : Optional.empty();
    }

    private boolean isInside(Path entry) {
        try {
            if (entry.toRealPath().startsWith(real)) {
                return true;
            }
            problems.add(ProblemCode.P111, Subject.file(shown(entry)), "is a link that leads out of the plugin folder.",
                    "copy what it leads to into the folder, in the link's place.");
        } catch (IOException failure) {
            problems.add(ProblemCode.P112, Subject.file(shown(entry)), "can't be found: it is a link that leads nowhere, or the "
                    + "server may not follow it.", "remove it, or mend it.");
        }
        return false;
    }

    private String shown(Path entry) {
        return Subject.shown(entry) + (Files.isDirectory(entry) ? "/" : "");
    }

    private static boolean isJar(Path entry) {
        return entry.getFileName().toString().endsWith(".jar") && !Files.isDirectory(entry);
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
