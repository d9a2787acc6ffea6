package io.caelmor.distribution.setup;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What surrounds a command: handed in, so that tests have their own.
///
/// @param home the folder that the distribution was unpacked to; empty in a run from classes
/// @param variables the environment
/// @param out answers
/// @param err refusals and wrong usage
public record Surroundings(Optional<Path> home, Map<String, String> variables, PrintStream out, PrintStream err) {
    /// Set by `bin/caelmor`.
    private static final String HOME = "caelmor.home";

    public static Surroundings ofThisProcess() {
        return new Surroundings(Optional.ofNullable(System.getProperty(HOME)).map(Path::of), System.getenv(), System.out, System.err);
    }

    /// A path as a person would write it from here: relative where it lies below the working directory.
    public static Path shown(Path path) {
        var here = Path.of("").toAbsolutePath();
        var absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here) ? here.relativize(absolute) : path;
    }
}
