package io.caelmor.kernel.plugin;

import java.nio.file.Path;
import java.util.Comparator;

/// Whom a problem is about. Reports show plugins first, by name, then jars that are none, then the
/// configuration, then the server.
public record Subject(String text, int rank) implements Comparable<Subject> {
    public static final Subject CONFIGURATION = new Subject("configuration", 2);
    public static final Subject SERVER = new Subject("server", 3);

    private static final Comparator<Subject> ORDER =
            Comparator.comparingInt(Subject::rank).thenComparing(Subject::text);

    /// A plugin by its name, its version (may be empty) and where it was found.
    public static Subject plugin(String name, String version, String source) {
        return new Subject(name + (version.isEmpty() ? "" : " " + version) + " (" + source + ")", 0);
    }

    /// A jar or folder that no plugin could be made of.
    static Subject file(String shown) {
        return new Subject(shown, 1);
    }

    /// A path as messages show it: as it was given, with forward slashes on every system.
    static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
