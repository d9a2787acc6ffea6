package io.caelmor.metrics;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.Gauge;
import io.caelmor.kernel.metric.Metrics;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kernel's list of metrics as Prometheus names them: `inbound.frames` is `caelmor_inbound_frames_total`, a histogram such as
/// `tick.duration` is `caelmor_tick_duration_seconds`. Whatever a plugin adds to the list appears here by itself. Any thread.
final class Exposition {
    private static final Logger LOG = LoggerFactory.getLogger(Exposition.class);
    private static final String PREFIX = "caelmor_";

    private final Metrics metrics;

    Exposition(Metrics metrics) {
        this.metrics = metrics;
    }

    /// All of it, as it is now.
    MetricSnapshots read() {
        var all = MetricSnapshots.builder();
        metrics.counters().forEach(counter -> all.metricSnapshot(counter(counter)));
        metrics.gauges().forEach(gauge -> add(gauge, all));
        new Histograms(metrics).read().forEach(all::metricSnapshot);
        return all.build();
    }

    /// Prometheus' name for a dotted one, without the suffix of its type.
    static String name(String dotted) {
        return PREFIX + dotted.replace('.', '_').replace('-', '_');
    }

    private static MetricSnapshot counter(Counter counter) {
        var point = CounterSnapshot.CounterDataPointSnapshot.builder().value((double) counter.value()).build();
        return CounterSnapshot.builder().name(name(counter.name())).unit(unit(counter.name())).help(counter.help()).dataPoint(point).build();
    }

    /// A plugin's gauge that can't be read is left out: it must not hide all others.
    private static void add(Gauge gauge, MetricSnapshots.Builder all) {
        try {
            all.metricSnapshot(gauge(gauge, gauge.read().getAsLong()));
        } catch (RuntimeException e) {
            LOG.debug("the gauge {} can't be read", gauge.name(), e);
        }
    }

    private static MetricSnapshot gauge(Gauge gauge, long value) {
        var point = GaugeSnapshot.GaugeDataPointSnapshot.builder().value((double) value).build();
        return GaugeSnapshot.builder().name(name(gauge.name())).unit(unit(gauge.name())).help(gauge.help()).dataPoint(point).build();
    }

    /// Durations are histograms; of counts and quantities, bytes alone have a unit that Prometheus knows.
    private static @Nullable Unit unit(String dotted) {
        return dotted.endsWith("bytes") ? Unit.BYTES : null;
    }
}
