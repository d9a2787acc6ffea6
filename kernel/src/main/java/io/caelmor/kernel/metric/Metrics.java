package io.caelmor.kernel.metric;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// All that can be observed of one kernel, by name. Declared at start-up by one thread, read by any.
public final class Metrics {
    private final Map<KernelCounter, Counter> kernelCounters = new EnumMap<>(KernelCounter.class);
    private final Map<String, Counter> counters = new TreeMap<>();
    private final Map<String, Gauge> gauges = new TreeMap<>();
    private final Map<String, Histogram> histograms = new TreeMap<>();

    public Metrics() {
        for (var counter : KernelCounter.values()) {
            kernelCounters.put(counter, counter(counter.label(), counter.help()));
        }
    }

    /// The counter behind one of the kernel's own labels.
    public Counter of(KernelCounter counter) {
        return Objects.requireNonNull(kernelCounters.get(counter));
    }

    /// Declares a counter. Throws [IllegalStateException] where the name is taken.
    public Counter counter(String name, String help) {
        var counter = new Counter(name, help);
        add(counters, name, counter);
        return counter;
    }

    /// Declares a gauge. Throws [IllegalStateException] where the name is taken.
    public void gauge(String name, String help, LongSupplier read) {
        add(gauges, name, new Gauge(name, help, read));
    }

    /// Declares a histogram of nanoseconds. Throws [IllegalStateException] where the name is taken.
    public Histogram histogram(String name, String help) {
        var histogram = new Histogram(name, help);
        add(histograms, name, histogram);
        return histogram;
    }

    /// All counters, by name.
    public Collection<Counter> counters() {
        return Collections.unmodifiableCollection(counters.values());
    }

    /// All gauges, by name.
    public Collection<Gauge> gauges() {
        return Collections.unmodifiableCollection(gauges.values());
    }

    /// All histograms, by name.
    public Collection<Histogram> histograms() {
        return Collections.unmodifiableCollection(histograms.values());
    }

    private <T> void add(Map<String, T> kind, String name, T metric) {
        if (counters.containsKey(name) || gauges.containsKey(name) || histograms.containsKey(name)) {
            throw new IllegalStateException("the metric '" + name + "' is declared twice");
        }
        kind.put(name, metric);
    }
}
