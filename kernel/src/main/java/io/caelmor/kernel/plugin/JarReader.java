package io.caelmor.kernel.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/// Reads a jar's descriptor and the version of each of its class files, and says in our words why it can't.
final class JarReader {
    private static final String DESCRIPTOR = "module-info.class";
    private static final int MAGIC = 0xCAFEBABE;
    private static final int MAJOR_AT = 6;

    private final Path file;
    private final String shown;
    private final Problems problems;
    private final Set<String> packages = new HashSet<>();
    private String newestClass = DESCRIPTOR;
    private int newestMajor;
    private int descriptorMajor;

    private JarReader(Path file, String shown, Problems problems) {
        this.file = file;
        this.shown = shown;
        this.problems = problems;
    }

    /// The jar, or nothing and a problem. `shown` names it to people.
    static Optional<PluginJar> read(Path file, String shown, Problems problems) {
        return new JarReader(file, shown, problems).read();
    }

    private Optional<PluginJar> read() {
        try {
            if (!Files.isReadable(file)) {
                throw new AccessDeniedException(shown, null, "no permission to read it");
            }
            return readable();
        } catch (IOException | RuntimeException failure) {
            problem(ProblemCode.P112, "can't be read as a jar: " + reason(failure) + ".", "put an undamaged copy there, "
                    + "readable by the server's user.");
            return Optional.empty();
        }
    }

    private Optional<PluginJar> readable() throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
            JarEntry entry = jar.getJarEntry(DESCRIPTOR);
            if (entry == null) {
                problem(ProblemCode.P107, "has no module-info.class, so it is not a module.", "give it a module-info, or bundle "
                        + "it into the jar of the plugin that needs it.");
                return Optional.empty();
            }
            List<JarEntry> classes = jar.versionedStream().filter(JarReader::isClass).toList();
            for (JarEntry each : classes) {
                look(jar, each);
            }
            return descriptor(jar, entry)
                    .map(descriptor -> new PluginJar(file, shown, descriptor, newestClass, newestMajor));
        }
    }

    /// Classes below `META-INF` are for other releases of Java, and not looked at by this one.
    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
    }

    /// Parses a class file's first eight bytes: magic, minor, major.
    private void look(JarFile jar, JarEntry entry) throws IOException {
        int major;
        try (DataInputStream head = new DataInputStream(jar.getInputStream(entry))) {
            if (head.readInt() != MAGIC) {
                throw new IOException(entry.getName() + " is not a class file");
            }
            head.readUnsignedShort();
            major = head.readUnsignedShort();
        }
        if (entry.getName().equals(DESCRIPTOR)) {
            descriptorMajor = major;
        }
        if (major > newestMajor) {
            newestMajor = major;
            newestClass = entry.getName();
        }
        int slash = entry.getName().lastIndexOf('/');
        if (slash > 0) {
            packages.add(entry.getName().substring(0, slash).replace('/', '.'));
        }
    }

    private Optional<ModuleDescriptor> descriptor(JarFile jar, JarEntry entry) throws IOException {
        try {
            return descriptorMajor > PluginJar.READABLE_MAJOR
                    ? Optional.of(newerDescriptor(jar, entry))
                    : ModuleFinder.of(file).findAll().stream().map(found -> found.descriptor()).findFirst();
        } catch (FindException | InvalidModuleDescriptorException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            problem(ProblemCode.P112, "has a module-info.class that does not fit the jar: " + reason(cause) + ".", "build the jar "
                    + "again, with all that its module-info names.");
            return Optional.empty();
        }
    }

    /// The JDK refuses a descriptor of a newer Java unread. Its form hasn't changed since there are modules, so it is read as one
    /// of ours: only to name the plugin in the problem that follows.
    private ModuleDescriptor newerDescriptor(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream stream = jar.getInputStream(entry)) {
            ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes());
            bytes.putShort(MAJOR_AT, (short) PluginJar.READABLE_MAJOR);
            return ModuleDescriptor.read(bytes, () -> packages);
        }
    }

    private void problem(ProblemCode code, String sentence, String fix) {
        problems.add(code, Subject.file(shown), sentence, fix);
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case AccessDeniedException denied -> denied.getReason();
            case Exception any when any.getMessage() == null -> any.getClass().getSimpleName();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
