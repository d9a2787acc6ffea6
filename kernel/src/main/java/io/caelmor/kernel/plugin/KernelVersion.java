package io.caelmor.kernel.plugin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers of a kernel's version. A qualifier (`-SNAPSHOT`, `-rc.1`) doesn't count: it is on its way to those numbers.
record KernelVersion(int major, int minor, int patch) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?(?:[-+.].*)?");

    static Optional<KernelVersion> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String patch = matcher.group(3);
        return Optional.of(new KernelVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch)));
    }

    /// Whether a plugin compiled against `built` runs on this kernel: same major and not newer; while 0.x, same minor too.
    boolean standsInFor(KernelVersion built) {
        return major == built.major
                && (major > 0 ? minor >= built.minor : minor == built.minor)
                && (minor > built.minor || patch >= built.patch);
    }

    /// As `0.1`, or as `0.1.2` where only that tells it from `other`.
    String besides(KernelVersion other) {
        String line = major + "." + minor;
        return major == other.major && minor == other.minor ? line + "." + patch : line;
    }

    /// What a plugin's version should look like to fit this kernel: plugins are numbered like the kernel they are built for.
    String line() {
        return major + "." + minor + ".x";
    }
}
