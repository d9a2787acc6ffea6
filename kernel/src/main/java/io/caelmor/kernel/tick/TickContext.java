package io.caelmor.kernel.tick;

import io.caelmor.kernel.world.World;
import org.jspecify.annotations.Nullable;

/// What a hook sees: which tick it is, its randomness, the world, and nothing else. One object, for the tick thread alone.
public final class TickContext {
    private final World world;
    private final int rate;
    private final TickRandom random = new TickRandom();
    private final TickProgress progress;
    private long tick;

    TickContext(World world, int rate, TickProgress progress) {
        this.progress = progress;
        this.world = world;
        this.rate = rate;
    }

    /// Number of this tick; the first is 1.
    public long tick() {
        return tick;
    }

    /// Ticks a second, 1-128.
    public int rate() {
        return rate;
    }

    /// Length of a tick in seconds of the game's time.
    public float seconds() {
        return 1f / rate;
    }

    /// The ticks that a time takes, rounded up but for what a float can't help: what cooldowns are counted in.
    public long ticks(double secondsOfTime) {
        return (long) Math.ceil(secondsOfTime * rate - 1e-6);
    }

    public World world() {
        return world;
    }

    /// Begins anew for each hook and tick.
    public TickRandom random() {
        world.checkThread();
        return random;
    }

    /// Says what the running hook is at, where that says more than its name: the watchdog names it where the tick stalls. `part` is
    /// described by its text, made only then; `null` where it is over. Costs a store.
    public void at(@Nullable Object part) {
        world.checkThread();
        progress.part(part);
    }

    void begin(long number) {
        tick = number;
    }
}
