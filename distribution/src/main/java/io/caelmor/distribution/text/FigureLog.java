package io.caelmor.distribution.text;

import com.google.gson.Gson;
import io.caelmor.kernel.metric.Metrics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Writes all counters and gauges into a file while the server runs, four times a second, a JSON object a line. On a thread of its own.
public final class FigureLog implements AutoCloseable {
    private static final int PERIOD_MILLIS = 250;

    private final Gson gson = new Gson();
    private final Metrics metrics;
    private final BufferedWriter file;
    private final long startNanos = System.nanoTime();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("caelmor-figures").factory());

    private FigureLog(Metrics metrics, BufferedWriter file) {
        this.metrics = metrics;
        this.file = file;
    }

    /// Begins a new file.
    public static FigureLog start(Metrics metrics, Path path) throws IOException {
        var log = new FigureLog(metrics, Files.newBufferedWriter(path));
        log.thread.scheduleAtFixedRate(log::write, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return log;
    }

    private void write() {
        var figures = new LinkedHashMap<String, Long>();
        figures.put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
        metrics.counters().forEach(counter -> figures.put(counter.name(), counter.value()));
        metrics.gauges().forEach(gauge -> figures.put(gauge.name(), gauge.read().getAsLong()));
        try {
            file.append(gson.toJson(figures)).append('\n').flush();
        } catch (IOException _) {
            thread.shutdown(); // a full disk takes the figures, not the server
        }
    }

    /// Writes a last line. Idempotent.
    @Override
    public void close() throws IOException {
        thread.close();
        write();
        file.close();
    }
}
