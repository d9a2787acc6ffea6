package io.caelmor.distribution;

import java.io.IOException;
import java.io.StringWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/// Makes a small modular jar out of source texts, with any version and any stamped kernel version.
///
/// javac and jar are the JDK's own, found through `java.base`, so the module under test needs no further `requires`.
final class FixtureJar {
    private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();
    private static final ToolProvider JAR = ToolProvider.findFirst("jar").orElseThrow();

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Path folder;

    /// `folder` is the fixture's own and must be empty.
    FixtureJar(Path folder) {
        this.folder = folder;
    }

    /// Adds a source file; `path` is relative, such as `module-info.java` or `hello/Hello.java`.
    FixtureJar source(String path, String text) {
        sources.put(path, text);
        return this;
    }

    /// The version of the module itself.
    FixtureJar version(String version) {
        return option("--module-version", version);
    }

    /// What the sources are compiled against: a real jar, or a stand-in kernel with another version.
    FixtureJar against(Path... modulePath) {
        return option("--module-path", String.join(java.io.File.pathSeparator, List.of(modulePath).stream().map(Path::toString).toList()));
    }

    /// Leaves a class out that the sources have, such as `hello/Gone.class`: whoever uses it fails to link.
    FixtureJar without(String path) {
        missing.add(path);
        return this;
    }

    /// Any further option of javac.
    FixtureJar option(String... words) {
        options.addAll(List.of(words));
        return this;
    }

    /// Compiles, packs and returns the jar.
    Path build(String jarName) throws IOException {
        Path in = Files.createDirectories(folder.resolve("src"));
        Path out = Files.createDirectories(folder.resolve("classes"));
        List<String> javac = new ArrayList<>(options);
        javac.addAll(List.of("-d", out.toString(), "-proc:none", "-nowarn"));
        for (var source : sources.entrySet()) {
            Path file = in.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            javac.add(file.toString());
        }
        run(JAVAC, javac);
        for (var path : missing) {
            Files.delete(out.resolve(path));
        }
        Path jar = folder.resolve(jarName);
        run(JAR, List.of("--create", "--file", jar.toString(), "-C", out.toString(), "."));
        return jar;
    }

    private static void run(ToolProvider tool, List<String> args) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        if (tool.run(writer, writer, args.toArray(String[]::new)) != 0) {
            throw new AssertionError(tool.name() + " refused the fixture:\n" + said);
        }
    }
}
