package io.caelmor.kernel.outbound;

/// Wakes nobody, and counts.
public final class CountedWakes implements Wake {
    int now;
    int parts;

    @Override
    public void now() {
        now++;
    }

    @Override
    public void part() {
        parts++;
    }
}
