package io.caelmor.kernel.tick;

/// How those are named who fail or allocate: by what they are, and whose. Made at start-up; the sentences of faults begin with them.
public final class Culprit {
    private Culprit() {}

    /// `hook hello.wave of plugin hello`; what stands in the kernel is the kernel's.
    public static String of(String kind, String name, String plugin) {
        return kind + " " + name + " of " + owner(plugin);
    }

    /// `session listener of plugin hello`.
    public static String of(String kind, String plugin) {
        return kind + " of " + owner(plugin);
    }

    private static String owner(String plugin) {
        return plugin.equals("kernel") ? "the kernel" : "plugin " + plugin;
    }
}
