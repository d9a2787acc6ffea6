package io.caelmor.trials.outage;

import java.util.Arrays;
import java.util.Locale;

/// How evenly ticks came in some stretches of a run: gaps between two, ascending, nanoseconds.
record Stretch(long[] gaps) {
    private static final long[] NONE = {};

    static Stretch empty() {
        return new Stretch(NONE);
    }

    Stretch and(long[] more) {
        var all = Arrays.copyOf(gaps, gaps.length + more.length);
        System.arraycopy(more, 0, all, gaps.length, more.length);
        Arrays.sort(all);
        return new Stretch(all);
    }

    /// The gap that such a part of all does not exceed.
    double millis(double part) {
        return gaps.length == 0 ? 0 : gaps[(int) Math.min(gaps.length - 1L, (long) (part * gaps.length))] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f / %.1f / %.1f ms", millis(0.5), millis(0.99), millis(1));
    }
}
