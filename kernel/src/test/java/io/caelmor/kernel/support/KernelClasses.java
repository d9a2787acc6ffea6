package io.caelmor.kernel.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The kernel's own classes, for tests that look at all of them.
public final class KernelClasses {
    private KernelClasses() {}

    /// All that were compiled, initialised or not.
    public static List<Class<?>> all() throws IOException, ClassNotFoundException {
        var root = Path.of("target", "classes");
        var types = new ArrayList<Class<?>>();
        try (var files = Files.walk(root.resolve("io"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".class") && !path.endsWith("package-info.class")).sorted().toList()) {
                var name = root.relativize(file).toString().replace(File.separatorChar, '.');
                types.add(Class.forName(name.substring(0, name.length() - ".class".length()), false, KernelClasses.class.getClassLoader()));
            }
        }
        if (types.size() < 100) {
            throw new IllegalStateException("only " + types.size() + " classes were found in " + root.toAbsolutePath());
        }
        return types;
    }
}
