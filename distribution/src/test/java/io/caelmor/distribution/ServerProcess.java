package io.caelmor.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The packaged `bin/caelmor` as a process of its own, in a working folder of its own, with an environment of `PATH` alone, compiled in a hurry;
/// a server that runs has any free port for the arena, and turns nobody away for being
/// busy, which a machine that tests may well be.
///
/// ```java
/// try (var server = ServerProcess.in(folder).start("run", "--set", "transport.netty.port=0").awaitReady()) {
///     var client = connect(server.endpoint("ws"));
///     assertEquals(0, server.stop());
/// }
/// ```
///
/// Only ever ends the process that it started.
final class ServerProcess implements AutoCloseable {
    /// The exploded distribution that this build has made.
    static final Path HOME = Path.of(System.getProperty("caelmor.home", "caelmor.home-is-not-set"));

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Output out;
    private final Output err;

    private ServerProcess(Process process) {
        this.process = process;
        out = new Output(process.getInputStream());
        err = new Output(process.getErrorStream());
    }

    /// What a process will be started with.
    static final class Builder {
        private final Path folder;
        private final Map<String, String> variables = new HashMap<>();
        private Path home = HOME;
        /// Most run for seconds: thorough compilation would not pay, and takes a processor from whatever else is tested.
        private String compilation = "-XX:TieredStopAtLevel=1 ";

        private Builder(Path folder) {
            this.folder = folder;
        }

        Builder env(String name, String value) {
            variables.put(name, value);
            return this;
        }

        /// Compiled as players have it, for what is about speed or garbage.
        Builder thoroughly() {
            compilation = "";
            return this;
        }

        /// Another distribution than the one under test's own folder.
        Builder home(Path other) {
            home = other;
            return this;
        }

        /// Starts `bin/caelmor` with these words.
        ServerProcess start(String... words) throws IOException {
            var command = new ArrayList<>(List.of(home.resolve("bin/caelmor").toString()));
            command.addAll(List.of(words));
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/bin:/bin");
            if (words.length > 0 && words[0].equals("run")) {
                builder.environment().put("CAELMOR_ARENA_PORT", "0");
                builder.environment().put("CAELMOR_OVERLOAD_NO_JOINS", "false");
            }
            builder.environment().putAll(variables);
            builder.environment().merge("JAVA_OPTS", compilation, (options, first) -> first + options);
            return new ServerProcess(builder.start());
        }

        /// Starts it and waits until it has ended by itself.
        ServerProcess run(String... words) throws IOException, InterruptedException {
            var process = start(words);
            process.awaitExit();
            return process;
        }
    }

    /// `folder` is the working folder, where the store goes too.
    static Builder in(Path folder) {
        return new Builder(folder);
    }

    /// Waits for the line that begins with `Ready`. Fails with all that was said where the process ends instead.
    ServerProcess awaitReady() throws InterruptedException {
        if (!out.await(line -> line.startsWith("Ready"))) {
            throw new AssertionError("the server did not get ready:\n" + said());
        }
        return this;
    }

    /// Waits for a line of the log that has this in it.
    void awaitLogged(String part) throws InterruptedException {
        if (!err.await(line -> line.contains(part))) {
            throw new AssertionError("the server did not log '" + part + "':\n" + said());
        }
    }

    /// The addresses that it listens on, and those of its pages, once it is ready.
    List<String> endpoints() {
        return out.text().lines().dropWhile(line -> !line.strip().startsWith("listens on")).takeWhile(line -> !line.startsWith("Ready"))
                .flatMap(line -> Arrays.stream(line.strip().split(" +"))).filter(word -> word.contains("://")).toList();
    }

    /// The first address of that scheme: `ws`, `tcp`, `http` for the page to play on.
    String endpoint(String scheme) {
        return endpoints().stream().filter(endpoint -> endpoint.startsWith(scheme + "://")).findFirst().orElseThrow();
    }

    /// Asks it to end (SIGTERM) and waits. Returns the exit code.
    int stop() throws InterruptedException {
        // By its handle: Process.destroy() would close the streams too, and with them what it says last.
        process.toHandle().destroy();
        return awaitExit();
    }

    /// Ends it as a power cut would (SIGKILL), and waits.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    /// Waits until it has ended and all it said is read. Returns the exit code.
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end:\n" + said());
        }
        out.awaitEnd();
        err.awaitEnd();
        return process.exitValue();
    }

    int exitCode() {
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// What it has written to standard output so far.
    String out() {
        return out.text();
    }

    /// What it has written to standard error so far.
    String err() {
        return err.text();
    }

    /// Both, for messages of tests.
    String said() {
        return "--- out\n" + out() + "--- err\n" + err();
    }

    /// Kills it, if it still runs.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /// One of its streams, read by a thread so that the process never waits for us.
    private static final class Output {
        private final StringBuilder text = new StringBuilder();
        private final Thread reader;
        private boolean ended;

        Output(InputStream stream) {
            reader = Thread.ofVirtual().start(() -> read(stream));
        }

        synchronized String text() {
            return text.toString();
        }

        /// Waits for a line; `false` where the stream ends, or patience does, without it.
        synchronized boolean await(Predicate<String> line) throws InterruptedException {
            long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (text.toString().lines().noneMatch(line)) {
                long left = deadlineNanos - System.nanoTime();
                if (ended || left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        }

        void awaitEnd() throws InterruptedException {
            reader.join();
        }

        private void read(InputStream stream) {
            try (var reading = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                var chars = new char[4096];
                for (int count = reading.read(chars); count >= 0; count = reading.read(chars)) {
                    append(chars, count);
                }
            } catch (IOException _) {
                // The process is gone; what came before counts.
            }
            end();
        }

        private synchronized void append(char[] chars, int count) {
            text.append(chars, 0, count);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }
    }
}
