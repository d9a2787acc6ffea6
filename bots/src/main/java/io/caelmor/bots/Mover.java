package io.caelmor.bots;

import java.util.Arrays;

/// What one bot knows of its own avatar, told to the other bots: where it stood at the last ticks, and since when it walks without
/// a pause. Event loop only.
final class Mover {
    private static final int REMEMBERED_TICKS = 8;

    private final long entity;
    private final long[] ticks = new long[REMEMBERED_TICKS];
    private final float[] xs = new float[REMEMBERED_TICKS];
    private final float[] ys = new float[REMEMBERED_TICKS];
    private long walkingSince = Long.MAX_VALUE;
    private int last;
    private boolean present = true;

    Mover(long entity) {
        this.entity = entity;
        Arrays.fill(ticks, -1);
    }

    long entity() {
        return entity;
    }

    /// Whether its bot still plays it.
    boolean present() {
        return present;
    }

    void left() {
        present = false;
        walkingSince = Long.MAX_VALUE;
    }

    /// A command to walk was applied in a tick.
    void walks(long tick) {
        walkingSince = Math.min(walkingSince, tick);
    }

    void stands() {
        walkingSince = Long.MAX_VALUE;
    }

    /// Whether it has walked, and so changed at each tick, since that tick or longer.
    boolean walksSince(long tick) {
        return walkingSince <= tick;
    }

    void stood(long tick, float x, float y) {
        last = slot(tick);
        ticks[last] = tick;
        xs[last] = x;
        ys[last] = y;
    }

    /// Whether it is known where it stood at that tick.
    boolean knownAt(long tick) {
        return ticks[slot(tick)] == tick;
    }

    float xAt(long tick) {
        return xs[slot(tick)];
    }

    float yAt(long tick) {
        return ys[slot(tick)];
    }

    /// How far its last known place is from another.
    double away(float x, float y) {
        double dx = xs[last] - x;
        double dy = ys[last] - y;
        return ticks[last] < 0 ? Double.MAX_VALUE : Math.sqrt(dx * dx + dy * dy);
    }

    private static int slot(long tick) {
        return (int) (tick & REMEMBERED_TICKS - 1);
    }
}
