package io.caelmor.distribution.text;

/// What this is.
public final class Version {
    private Version() {}

    /// As the build stamped it into the module's descriptor; `(from classes)` where nothing did.
    public static String own() {
        var descriptor = Version.class.getModule().getDescriptor();
        return descriptor == null ? "(from classes)" : descriptor.rawVersion().orElse("(from classes)");
    }
}
