package io.caelmor.kernel.metric;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// Counts of durations in nanoseconds, in buckets of at most 1/16 relative width, from 0 to about 73 minutes.
///
/// One thread records, any thread reads; nothing allocates. The buckets are those of HdrHistogram's idea (Gil Tene): a
/// power of two, divided linearly. Durations above the last bucket count in it.
public final class Histogram {
    private static final int SUB_BITS = 4;
    private static final int SUB = 1 << SUB_BITS;
    private static final int MAGNITUDES = 39;

    private final String name;
    private final String help;
    private final AtomicLongArray buckets = new AtomicLongArray(SUB * MAGNITUDES);
    private final AtomicLong sum = new AtomicLong();
    private volatile long greatest;

    Histogram(String name, String help) {
        this.name = name;
        this.help = help;
    }

    public String name() {
        return name;
    }

    public String help() {
        return help;
    }

    /// Records one duration; a negative one counts as 0. Recording thread only.
    public void record(long nanos) {
        long value = Math.max(0, nanos);
        int bucket = bucketOf(value);
        buckets.lazySet(bucket, buckets.getPlain(bucket) + 1);
        sum.lazySet(sum.getPlain() + value);
        if (value > greatest) {
            greatest = value;
        }
    }

    /// Number of durations recorded.
    public long count() {
        long sum = 0;
        for (int i = 0; i < buckets.length(); i++) {
            sum += buckets.get(i);
        }
        return sum;
    }

    /// All durations recorded together, nanoseconds.
    public long sum() {
        return sum.get();
    }

    /// Greatest duration recorded, nanoseconds.
    public long max() {
        return greatest;
    }

    /// The duration below which a `share` (0-1) of all lie, as the upper edge of its bucket; 0 where none was recorded.
    public long quantile(double share) {
        long wanted = (long) Math.ceil(count() * share);
        long seen = 0;
        for (int i = 0; i < buckets.length(); i++) {
            seen += buckets.get(i);
            if (seen >= wanted && seen > 0) {
                return Math.min(upperEdge(i), greatest);
            }
        }
        return 0;
    }

    /// Number of buckets.
    public static int buckets() {
        return SUB * MAGNITUDES;
    }

    /// Durations recorded in a bucket.
    public long countOf(int bucket) {
        return buckets.get(bucket);
    }

    private static int bucketOf(long value) {
        if (value < SUB) {
            return (int) value;
        }
        int magnitude = 63 - Long.numberOfLeadingZeros(value) - SUB_BITS;
        int bucket = (magnitude + 1) * SUB + (int) ((value >>> magnitude) & (SUB - 1));
        return Math.min(bucket, SUB * MAGNITUDES - 1);
    }

    /// Greatest duration that counts in a bucket, nanoseconds; it grows with the bucket's number.
    public static long upperEdge(int bucket) {
        if (bucket < SUB) {
            return bucket;
        }
        int magnitude = bucket / SUB - 1;
        return ((long) (SUB + bucket % SUB + 1) << magnitude) - 1;
    }
}
