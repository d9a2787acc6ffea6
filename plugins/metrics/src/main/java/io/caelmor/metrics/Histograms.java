package io.caelmor.metrics;

import io.caelmor.kernel.metric.Histogram;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.tick.HookTable;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.List;

/// Histograms of durations, in seconds, cut at powers of two nanoseconds: there the kernel's fine buckets have their edges too, so each
/// count is exact. All hooks are one metric, with the label `hook`.
final class Histograms {
    private static final double NANOS = 1e-9;
    /// From 4 microseconds to 2 seconds.
    private static final int LEAST_POWER = 12;
    private static final int GREATEST_POWER = 31;

    private final Metrics metrics;

    Histograms(Metrics metrics) {
        this.metrics = metrics;
    }

    List<MetricSnapshot> read() {
        var read = new ArrayList<MetricSnapshot>();
        var hooks = HistogramSnapshot.builder().name("caelmor_hook_duration_seconds").unit(Unit.SECONDS).help("how long a hook took in a tick");
        for (var histogram : metrics.histograms()) {
            if (histogram.name().startsWith(HookTable.METRIC_PREFIX)) {
                hooks.dataPoint(point(histogram, Labels.of("hook", histogram.name().substring(HookTable.METRIC_PREFIX.length())), 2));
            } else {
                read.add(HistogramSnapshot.builder().name(Exposition.name(histogram.name()) + "_seconds").unit(Unit.SECONDS)
                        .help(histogram.help()).dataPoint(point(histogram, Labels.EMPTY, 1)).build());
            }
        }
        read.add(hooks.build());
        return read;
    }

    /// Cut at each `stride`-th power.
    private static HistogramDataPointSnapshot point(Histogram histogram, Labels labels, int stride) {
        var buckets = ClassicHistogramBuckets.builder();
        int bucket = 0;
        for (int power = LEAST_POWER; power <= GREATEST_POWER; power += stride) {
            long count = 0;
            while (Histogram.upperEdge(bucket) < 1L << power) {
                count += histogram.countOf(bucket++);
            }
            buckets.bucket((1L << power) * NANOS, count);
        }
        long rest = 0;
        while (bucket < Histogram.buckets()) {
            rest += histogram.countOf(bucket++);
        }
        buckets.bucket(Double.POSITIVE_INFINITY, rest);
        return HistogramDataPointSnapshot.builder().classicHistogramBuckets(buckets.build()).sum(histogram.sum() * NANOS).labels(labels).build();
    }
}
