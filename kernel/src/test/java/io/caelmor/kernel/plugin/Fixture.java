package io.caelmor.kernel.plugin;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// A module made of source strings, compiled and put into a jar while the test runs.
final class Fixture {
    private static final Map<String, Path> KERNELS = new ConcurrentHashMap<>();

    private final String module;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> directives = new ArrayList<>();
    private final List<Path> modulePath = new ArrayList<>();
    private String version = "1.0";
    private String kernel = "0.1.0";
    private boolean modular = true;
    private int classMajor;
    private int descriptorMajor;
    private String dropped = "";

    private Fixture(String module) {
        this.module = module;
    }

    /// A module without anything in it.
    static Fixture library(String module) {
        return new Fixture(module);
    }

    /// A module with one class that provides tick hooks and answers `says` as its text.
    static Fixture plugin(String module, String says) {
        return new Fixture(module)
                .with("requires io.caelmor.kernel;")
                .with("provides io.caelmor.kernel.plugin.TickHooks with " + module + ".Hooks;")
                .source("Hooks", """
                        import io.caelmor.kernel.plugin.*;
                        public final class Hooks implements TickHooks {
                            @Override public void declare(Declarations declarations) {}
                            @Override public String toString() { return %s; }
                        }""".formatted(says));
    }

    static Fixture plugin(String module) {
        return plugin(module, "\"%s\"".formatted(module));
    }

    /// Adds a line to the descriptor.
    Fixture with(String directive) {
        directives.add(directive);
        return this;
    }

    /// Adds a class to the module's main package.
    Fixture source(String name, String text) {
        return source(module, name, text);
    }

    Fixture source(String inPackage, String name, String text) {
        sources.put(inPackage.replace('.', '/') + "/" + name + ".java", "package " + inPackage + ";\n" + text);
        return this;
    }

    /// Compiles against these jars too; they need not be there when the plugin is loaded.
    Fixture against(Path... jars) {
        modulePath.addAll(List.of(jars));
        return this;
    }

    Fixture version(String ownVersion) {
        version = ownVersion;
        return this;
    }

    /// Compiles against a kernel of that version; empty text for one without.
    Fixture builtFor(String kernelVersion) {
        kernel = kernelVersion;
        return this;
    }

    Fixture withoutDescriptor() {
        modular = false;
        return this;
    }

    /// Gives all class files, or the descriptor, the versions of another Java.
    Fixture classFiles(int ofClasses, int ofDescriptor) {
        classMajor = ofClasses;
        descriptorMajor = ofDescriptor;
        return this;
    }

    /// Leaves a class out of the jar that was there for the compiler.
    Fixture without(String className) {
        dropped = module.replace('.', '/') + "/" + className + ".class";
        return this;
    }

    /// Writes the jar; makes the folders it needs.
    Path into(Path jar) {
        try {
            Path work = Files.createTempDirectory("fixture");
            Path classes = compile(work);
            Files.createDirectories(jar.getParent());
            pack(classes, jar);
            delete(work);
            return jar;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path compile(Path work) throws IOException {
        Path classes = work.resolve("classes");
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            files.add(write(work.resolve("source").resolve(source.getKey()), source.getValue()));
        }
        files.add(write(work.resolve("source/module-info.java"),
                "module " + module + " {\n" + String.join("\n", directives) + "\n}"));
        List<Path> path = new ArrayList<>(modulePath);
        path.add(kernelStub(kernel));
        javac(classes, version, path, files);
        return classes;
    }

    /// The running kernel's classes under a descriptor of another version; made once for each.
    private static Path kernelStub(String version) {
        return KERNELS.computeIfAbsent(version, _ -> {
            try {
                return newKernelStub(version);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private static Path newKernelStub(String version) throws IOException {
        Path work = Files.createTempDirectory("fixture-kernel");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(work)));
        Path stub = work.resolve("classes");
        Path kernels = Path.of(URI.create(
                Contribution.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (Stream<Path> files = Files.walk(kernels.resolve("io/caelmor/kernel"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = stub.resolve(kernels.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path descriptor = write(work.resolve("source/module-info.java"),
                "module io.caelmor.kernel { exports io.caelmor.kernel.plugin; }");
        javac(stub, version, List.of(), List.of(descriptor));
        return stub;
    }

    private static void javac(Path out, String version, List<Path> path, List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("-d", out.toString(), "-proc:none"));
        if (!version.isEmpty()) {
            arguments.addAll(List.of("--module-version", version));
        }
        if (!path.isEmpty()) {
            arguments.addAll(List.of("-p", String.join(
                    File.pathSeparator, path.stream().map(Path::toString).toList())));
        }
        files.forEach(file -> arguments.add(file.toString()));
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int code = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("a fixture does not compile:\n" + said);
        }
    }

    private void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path each : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(each).toString().replace('\\', '/');
                boolean descriptor = name.equals("module-info.class");
                if (descriptor && !modular || name.equals(dropped)) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(each);
                int major = descriptor ? descriptorMajor : classMajor;
                if (major > 0) {
                    bytes[7] = (byte) major;
                }
                out.putNextEntry(new JarEntry(name));
                out.write(bytes);
            }
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
