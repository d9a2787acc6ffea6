package io.caelmor.kernel.plugin;

import java.lang.module.ModuleDescriptor;
import java.lang.reflect.ClassFileFormatVersion;
import java.nio.file.Path;

/// A modular jar as it lies on disk; nothing of it is resolved or loaded.
///
/// @param file where it is, for the runtime
/// @param shown where it is, for people
/// @param descriptor its module
/// @param newestClass its class file of the highest version
/// @param newestMajor that version
record PluginJar(Path file, String shown, ModuleDescriptor descriptor, String newestClass, int newestMajor) {
    /// Class files of this major version are the newest that the running Java reads.
    static final int READABLE_MAJOR = ClassFileFormatVersion.latest().major();

    /// Since Java 1.1, which was 45, each release has had its own.
    private static final int JAVA_ZERO = 44;

    String module() {
        return descriptor.name();
    }

    String fileName() {
        return file.getFileName().toString();
    }

    boolean tooNew() {
        return newestMajor > READABLE_MAJOR;
    }

    /// The Java release that reads all classes of this jar.
    int neededJava() {
        return newestMajor - JAVA_ZERO;
    }
}
