package io.caelmor.console;

import io.caelmor.kernel.metric.Histogram;

/// What a histogram recorded between two looks at it. One thread.
final class Spread {
    private final Histogram histogram;
    private final long[] before = new long[Histogram.buckets()];
    private final long[] between = new long[Histogram.buckets()];
    private long count;
    private long sumBefore;
    private long sum;

    Spread(Histogram histogram) {
        this.histogram = histogram;
        look();
    }

    /// Looks again: what follows is about the time since the look before.
    void look() {
        count = 0;
        for (int bucket = 0; bucket < between.length; bucket++) {
            long now = histogram.countOf(bucket);
            between[bucket] = now - before[bucket];
            before[bucket] = now;
            count += between[bucket];
        }
        long now = histogram.sum();
        sum = now - sumBefore;
        sumBefore = now;
    }

    long count() {
        return count;
    }

    /// All together, nanoseconds.
    long sum() {
        return sum;
    }

    /// The duration below which a `share` (0-1) of all lie, nanoseconds; 0 where there was none.
    long quantile(double share) {
        long wanted = (long) Math.ceil(count * share);
        long seen = 0;
        for (int bucket = 0; bucket < between.length && count > 0; bucket++) {
            seen += between[bucket];
            if (seen >= wanted && seen > 0) {
                return Histogram.upperEdge(bucket);
            }
        }
        return 0;
    }
}
