package io.caelmor.kernel.plugin;

import java.util.List;
import java.util.Optional;

/// Whether plugins were compiled against a kernel that the running one stands in for: same major and not newer, while 0.x
/// the same minor. The one witness is the version that javac stamped into the plugin's `requires io.caelmor.kernel`.
///
/// A kernel without a version (classes of an IDE) takes all stamps, and plugins on the module path, compiled with it, need none.
final class VersionCheck {
    private final Optional<KernelVersion> running;
    private final Problems problems;

    private VersionCheck(Optional<KernelVersion> running, Problems problems) {
        this.running = running;
        this.problems = problems;
    }

    static void check(List<FoundPlugin> plugins, Optional<String> running, Problems problems) {
        VersionCheck check = new VersionCheck(running.flatMap(KernelVersion::of), problems);
        plugins.forEach(check::plugin);
    }

    private void plugin(FoundPlugin plugin) {
        Optional<KernelVersion> built = plugin.stamp().flatMap(KernelVersion::of);
        if (built.isPresent()) {
            running.filter(kernel -> !kernel.standsInFor(built.get())).ifPresent(kernel -> unfit(plugin, built.get(), kernel));
        } else if (plugin.stamp().isPresent()) {
            problems.add(ProblemCode.P202, plugin.subject(), "was built for kernel '" + plugin.stamp().get()
                    + "', which is no version.", "compile it against a released kernel's jar.");
        } else if (!plugin.onModulePath()) {
            missing(plugin);
        }
    }

    private void unfit(FoundPlugin plugin, KernelVersion built, KernelVersion kernel) {
        String wanted = built.besides(kernel);
        String present = kernel.besides(built);
        boolean numberedAlike = plugin.ofTheHouse() && !built.line().equals(kernel.line());
        problems.add(ProblemCode.P201, plugin.subject(), "was built for kernel " + wanted + "; this is kernel " + present + ".",
                "install " + (numberedAlike
                        ? plugin.name() + " " + kernel.line()
                        : "a build of " + plugin.name() + " for kernel " + present) + " or run kernel " + wanted + ".");
    }

    private void missing(FoundPlugin plugin) {
        boolean requires = plugin.descriptor().requires().stream()
                .anyMatch(required -> required.name().equals(FoundPlugin.KERNEL));
        problems.add(ProblemCode.P202, plugin.subject(), requires
                        ? "does not tell which kernel it was built for."
                        : "does not require the kernel, so it does not tell which one it was built for.",
                requires
                        ? "compile it against a released kernel's jar, which javac takes the version from."
                        : "add 'requires " + FoundPlugin.KERNEL + ";' to its module-info, and build it again.");
    }
}
