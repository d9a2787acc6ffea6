package io.caelmor.trials;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import picocli.CommandLine.Option;

/// What all trials are told by the same words.
public final class TrialOptions {
    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of everything that is left to chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--folder", paramLabel = "DIR", description = "A new folder for the trial's files; kept. Unless given, one in the "
            + "temporary folder, which is kept where a promise was broken.")
    private Path folder;

    @Option(names = "--ready-seconds", paramLabel = "S", defaultValue = "5", description = "By when a server must be ready again (default: "
            + "${DEFAULT-VALUE}). More is fair where the machine is busy with something else.")
    private int readySeconds;

    /// Of everything that is left to chance.
    public long seed() {
        return seed;
    }

    /// By when a server must be ready again.
    public Duration readyWithin() {
        return Duration.ofSeconds(readySeconds);
    }

    /// The distribution that is on trial.
    public static Path distribution() {
        var home = System.getProperty("caelmor.home");
        if (home == null || !Files.isExecutable(Path.of(home, "bin/caelmor"))) {
            throw new TrialFailure("-Dcaelmor.home names no distribution: " + home);
        }
        return Path.of(home).toAbsolutePath().normalize();
    }

    /// Makes the trial's folder.
    public Path makeFolder(String trial) throws IOException {
        if (folder == null) {
            return Files.createTempDirectory("caelmor-" + trial + "-");
        }
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new TrialFailure("the folder " + folder + " is not empty: name a new one.");
            }
        }
        return folder.toAbsolutePath().normalize();
    }

    /// Removes it where all went well and nobody named it; else says where it is.
    public void leaveFolder(Path made, boolean fine) throws IOException {
        if (!fine || folder != null) {
            System.out.println("Seed " + seed + "; logs and store are in " + made);
            return;
        }
        Files.walkFileTree(made, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
