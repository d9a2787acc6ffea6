package io.caelmor.trials.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What a process says, line by line with the time of each, read by a thread so that the process never waits; also kept in a file.
public final class Said {
    private final List<Line> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    /// What was said at one time.
    ///
    /// @param nanos when it was read, by `System.nanoTime`
    public record Line(long nanos, String text) {}

    Said(InputStream stream, Path file) {
        reader = Thread.ofVirtual().start(() -> read(stream, file));
    }

    /// Waits for a line that came after `sinceNanos`, from those before on; empty where the stream ends or patience does without it.
    public synchronized Optional<Line> await(long sinceNanos, Predicate<String> wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = lines.stream().filter(line -> line.nanos() - sinceNanos >= 0 && wanted.test(line.text())).findFirst();
            long left = deadline - System.nanoTime();
            if (found.isPresent() || ended || left <= 0) {
                return found;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /// The last such line so far.
    public synchronized Optional<Line> last(Predicate<String> wanted) {
        return lines.reversed().stream().filter(line -> wanted.test(line.text())).findFirst();
    }

    /// Everything so far.
    public synchronized String text() {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }

    void awaitEnd() throws InterruptedException {
        reader.join();
    }

    private void read(InputStream stream, Path file) {
        try (var reading = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)); var copy = Files.newBufferedWriter(file)) {
            for (var line = reading.readLine(); line != null; line = reading.readLine()) {
                add(line);
                copy.append(line).append('\n').flush();
            }
        } catch (IOException _) {
            // The process is gone; what came before counts.
        }
        end();
    }

    private synchronized void add(String line) {
        lines.add(new Line(System.nanoTime(), line));
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
