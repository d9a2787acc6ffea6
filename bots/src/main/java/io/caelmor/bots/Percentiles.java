package io.caelmor.bots;

import org.HdrHistogram.Histogram;

/// How something that was measured is spread; milliseconds, or ticks.
record Percentiles(long samples, double p50, double p90, double p99, double p999, double max) {
    /// Of microseconds, in milliseconds; null where nothing was measured, which is not 0.
    static Percentiles ofMicros(Histogram micros) {
        return of(micros, 1_000, 0);
    }

    /// The same, less a time in microseconds that each of them takes at best.
    static Percentiles ofMicrosBeyond(long bestMicros, Histogram micros) {
        return of(micros, 1_000, bestMicros);
    }

    /// Of whole numbers as they are; null where nothing was measured.
    static Percentiles of(Histogram values) {
        return of(values, 1, 0);
    }

    private static Percentiles of(Histogram values, double unit, long less) {
        if (values.getTotalCount() == 0) {
            return null;
        }
        return new Percentiles(values.getTotalCount(), (values.getValueAtPercentile(50) - less) / unit,
                (values.getValueAtPercentile(90) - less) / unit, (values.getValueAtPercentile(99) - less) / unit,
                (values.getValueAtPercentile(99.9) - less) / unit, (values.getMaxValue() - less) / unit);
    }
}
