package io.caelmor.distribution.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The packaged server as a process with a fresh store in `folder`. Only ever ends the process that it started.
final class SoakServer implements AutoCloseable {
    private static final int READY_SECONDS = 120;
    private static final int STOP_SECONDS = 60;
    private static final String LISTENS = "listens on";

    private final Process process;
    private final Path folder;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    private SoakServer(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        reader = Thread.ofVirtual().start(this::read);
    }

    /// Starts it from the distribution `home`, and waits until it is ready.
    static SoakServer start(Path home, Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(home.resolve("bin/caelmor").toString(), "run", "--figures", figures(folder).toString(), "--set", "transport.netty.port=0"));
        settings.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CAELMOR_") || name.equals("JAVA_OPTS"));
        // So that another server may run beside it. Whose plugin is not there does not mind.
        for (var page : List.of("ARENA", "CONSOLE", "METRICS")) {
            builder.environment().put("CAELMOR_" + page + "_PORT", "0");
        }
        var server = new SoakServer(builder.start(), folder);
        try {
            server.port.get(READY_SECONDS, TimeUnit.SECONDS);
            return server;
        } catch (ExecutionException | TimeoutException e) {
            server.close();
            throw new IOException("the server did not get ready: " + server.said(), e);
        }
    }

    int port() {
        return port.join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// What it wrote last into its figures.
    Figures figures() throws IOException {
        return Figures.last(figures(folder));
    }

    /// The greatest value of a figure since the start.
    long greatest(String figure) throws IOException {
        return Figures.greatest(figures(folder), figure);
    }

    /// Asks it to end, waits, and answers its exit code; -1 where it does not.
    int stop() throws InterruptedException {
        process.toHandle().destroy(); // by its handle: else its last words are lost
        boolean ended = process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        if (ended) {
            reader.join();
        }
        return ended ? process.exitValue() : -1;
    }

    /// All that it said.
    String said() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private static Path figures(Path folder) {
        return folder.resolve("figures.json").toAbsolutePath();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var copy = Files.newBufferedWriter(log())) {
            int listening = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.append(line).append('\n').flush();
                if (line.strip().startsWith(LISTENS)) {
                    listening = Integer.parseInt(line.strip().replaceAll(".*:", ""));
                } else if (line.startsWith("Ready")) {
                    port.complete(listening);
                }
            }
        } catch (IOException | NumberFormatException e) {
            port.completeExceptionally(e);
        }
        port.completeExceptionally(new IOException("it ended"));
    }

    /// Ends it at once, if it still runs.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
