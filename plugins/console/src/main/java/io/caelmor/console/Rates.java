package io.caelmor.console;

import java.util.concurrent.TimeUnit;

/// Bytes a second of each slot, over about the last second. One thread.
final class Rates {
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private final long[] bytes;
    private final long[] atNanos;
    private final int[] activations;
    private final long[] rates;

    Rates(int slots) {
        bytes = new long[slots];
        atNanos = new long[slots];
        activations = new int[slots];
        rates = new long[slots];
    }

    /// The slot had been sent so many bytes by `nowNanos`, since the server began. 0 for a session that is new here.
    long perSecond(int slot, int activation, long total, long nowNanos) {
        long passed = nowNanos - atNanos[slot];
        if (activations[slot] != activation) {
            activations[slot] = activation;
            rates[slot] = 0;
        } else if (passed < LEAST_NANOS) {
            return rates[slot];
        } else {
            rates[slot] = (total - bytes[slot]) * TimeUnit.SECONDS.toNanos(1) / passed;
        }
        bytes[slot] = total;
        atNanos[slot] = nowNanos;
        return rates[slot];
    }
}
