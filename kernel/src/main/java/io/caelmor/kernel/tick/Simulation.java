package io.caelmor.kernel.tick;

import io.caelmor.kernel.metric.Histogram;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.world.World;

/// Runs single ticks: every hook in its order, each timed, each with its own randomness, none able to hurt another. Tick thread only.
public final class Simulation {
    private final HookTable hooks;
    private final Faults faults;
    private final TickClock clock;
    private final Allocations allocations;
    private final TickProgress progress = new TickProgress();
    private final TickContext context;
    private final long seed;
    private final Histogram duration;
    private final FlightEvents flight = new FlightEvents();
    private boolean draining;

    public Simulation(World world, int rate, long seed, HookTable hooks, Faults faults, TickClock clock, Metrics metrics) {
        this.hooks = hooks;
        this.faults = faults;
        this.clock = clock;
        this.seed = seed;
        allocations = hooks.allocations();
        context = new TickContext(world, rate, progress);
        duration = metrics.histogram("tick.duration", "how long a tick took");
    }

    /// The number of the last tick that was begun.
    public long tick() {
        return context.tick();
    }

    TickProgress progress() {
        return progress;
    }

    /// From now on only the kernel's own hooks run: the server stops.
    public void drain() {
        draining = true;
    }

    /// Runs the next tick.
    public void run() {
        context.begin(context.tick() + 1);
        flight.beginTick();
        long begin = clock.nanoTime();
        long before = begin;
        for (var entry : hooks.table()) {
            if (draining && !entry.kernel()) {
                continue;
            }
            progress.begin(entry.row());
            flight.beginHook();
            run(entry);
            flight.endHook(context.tick(), entry.row().key().name());
            long after = clock.nanoTime();
            entry.time().record(after - before);
            before = after;
        }
        progress.begin(null);
        duration.record(before - begin);
        allocations.endTick(context.tick());
        flight.endTick(context.tick());
    }

    private void run(HookTable.Entry entry) {
        context.random().reseed(seed, context.tick(), entry.row().key().name().hashCode());
        long begun = allocations.begin();
        try {
            entry.hook().run(context);
        } catch (Throwable t) {
            faults.report(entry.row().culprit(), t);
        }
        allocations.end(entry.allocated(), begun);
    }
}
