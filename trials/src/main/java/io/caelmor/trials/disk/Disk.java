package io.caelmor.trials.disk;

import io.caelmor.trials.TrialFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// An ext4 file system in a file, mounted through a loop device: a disk that can lose its power, or be full. Needs root.
///
/// What ext4 has sent to the loop device counts as written: that lies in the memory of the machine, which stays up.
public final class Disk implements AutoCloseable {
    private static final long COMMAND_SECONDS = 60;
    private static final int UNMOUNT_TRIES = 50;

    private final Path image;
    private final Path mounted;
    private boolean isMounted;

    private Disk(Path image, Path mounted) {
        this.image = image;
        this.mounted = mounted;
    }

    /// Why no such disk can be made here; empty where it can.
    public static Optional<String> unavailable() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("needs root, to mount a file system");
        }
        if (!Files.exists(Path.of("/dev/loop-control"))) {
            return Optional.of("needs loop devices, and there is no /dev/loop-control");
        }
        return List.of("mkfs.ext4", "mount", "umount").stream().filter(tool -> !installed(tool)).findFirst().map(tool -> "needs " + tool);
    }

    private static boolean installed(String tool) {
        return List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin").stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /// Makes one in `folder`, empty and mounted.
    public static Disk make(Path folder, int mebibytes) throws IOException {
        var image = folder.resolve("disk.img");
        var disk = new Disk(image, Files.createDirectories(folder.resolve("disk")));
        run("truncate", "-s", mebibytes + "M", image.toString());
        run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        try {
            disk.mount();
        } catch (TrialFailure e) {
            disk.close();
            throw e;
        }
        return disk;
    }

    /// Where it is mounted.
    public Path folder() {
        return mounted;
    }

    /// What ext4 has not sent to the disk by now is lost, and nothing can be read or written any more.
    public void cutPower() throws IOException {
        Shutdown.cutOff(mounted);
    }

    /// Mounts it again after [#cutPower]: ext4 replays its journal.
    public void powerUp() throws IOException {
        unmount();
        mount();
    }

    private void mount() throws IOException {
        run("mount", "-o", "loop", image.toString(), mounted.toString());
        isMounted = true;
    }

    private void unmount() throws IOException {
        // A process that was just killed may hold a file for a moment.
        for (int tries = 1; isMounted; tries++) {
            var said = tryRun("umount", mounted.toString());
            if (said.isEmpty()) {
                isMounted = false;
            } else if (tries == UNMOUNT_TRIES) {
                throw new TrialFailure("the trial's disk " + mounted + " can't be unmounted: " + said.get());
            } else {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String... words) throws IOException {
        tryRun(words).ifPresent(said -> {
            throw new TrialFailure(String.join(" ", words) + ": " + said);
        });
    }

    /// What went wrong; empty where nothing did.
    private static Optional<String> tryRun(String... words) throws IOException {
        var builder = new ProcessBuilder(new ArrayList<>(List.of(words))).redirectErrorStream(true);
        builder.environment().put("PATH", "/usr/sbin:/sbin:/usr/bin:/bin");
        var process = builder.start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("does not end");
            }
            return process.exitValue() == 0 ? Optional.empty() : Optional.of(said.isEmpty() ? "exit code " + process.exitValue() : said);
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /// Unmounts it and removes its file.
    @Override
    public void close() {
        try {
            unmount();
            Files.deleteIfExists(image);
            Files.deleteIfExists(mounted);
        } catch (IOException e) {
            throw new TrialFailure("the trial's disk " + mounted + " could not be removed: " + e, e);
        }
    }
}
