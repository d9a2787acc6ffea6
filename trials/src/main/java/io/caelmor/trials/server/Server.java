package io.caelmor.trials.server;

import io.caelmor.trials.TrialFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The packaged server as a process. Only ever ends the process that it started.
public final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /// What a shell reports of a killed process, and what an armed failure point ends with.
    private static final int KILLED = 137;

    private final Process process;
    private final Said said;
    private final long startNanos;

    private Server(Process process, Said said, long startNanos) {
        this.process = process;
        this.said = said;
        this.startNanos = startNanos;
    }

    /// Starts `bin/caelmor run` in `folder`, with an environment of `PATH` alone; what it says goes into `log` too.
    public static Server start(Home home, Path folder, Path log, Map<String, String> settings) throws IOException {
        return start(home, folder, log, settings, "", "run");
    }

    static Server start(Home home, Path folder, Path log, Map<String, String> settings, String javaOptions, String... words) throws IOException {
        var command = new ArrayList<>(List.of(home.program().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--plugins-dir", home.plugins().toString()));
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("JAVA_OPTS", javaOptions);
        long startNanos = System.nanoTime();
        var process = builder.start();
        return new Server(process, new Said(process.getInputStream(), log), startNanos);
    }

    /// Waits until it says that it is ready; answers how long that took from the start of the process.
    public Readiness awaitReady() throws InterruptedException {
        return tryReady().orElseThrow(() -> new TrialFailure("the server did not get ready:\n" + said.text()));
    }

    /// The same; empty where it ended instead, or was not ready in a long while.
    public Optional<Readiness> tryReady() throws InterruptedException {
        var ready = said.await(startNanos, line -> line.startsWith("Ready"), PATIENCE);
        var processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
        return ready.map(line -> new Readiness(Duration.ofNanos(line.nanos() - startNanos), processor));
    }

    /// What it says.
    public Said said() {
        return said;
    }

    /// Memory that it takes, MiB; 0 where this system does not tell.
    public long residentMebibytes() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }

    /// Whether it still runs.
    public boolean alive() {
        return process.isAlive();
    }

    /// Waits for its end, at most so long; whether it has ended.
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Whether it ended as a killed process does, by a signal or by an armed failure point.
    public boolean wasKilled() throws InterruptedException {
        return process.waitFor(PATIENCE.toNanos(), TimeUnit.NANOSECONDS) && process.exitValue() == KILLED;
    }

    /// SIGKILL; returns when it is gone.
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        exitCode();
    }

    /// SIGTERM, and waits. Answers the exit code.
    public int stop() throws InterruptedException {
        process.toHandle().destroy();
        return exitCode();
    }

    /// Waits until it has ended by itself.
    public int exitCode() throws InterruptedException {
        if (!awaitEnd(PATIENCE)) {
            throw new TrialFailure("the server does not end:\n" + said.text());
        }
        said.awaitEnd();
        return process.exitValue();
    }

    /// Kills it, if it still runs.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
