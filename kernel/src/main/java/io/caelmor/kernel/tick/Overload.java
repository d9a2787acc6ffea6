package io.caelmor.kernel.tick;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ladder against overload: how long ticks take, smoothed, says which steps are in force. Each begins after the load was too high
/// for a while, one at a time, and ends after it was low for a while; so a hiccup does nothing, and three quarters of a second apart all are
/// over soon after the load is gone.
///
/// All of it follows from the clock alone. So it may decide what is told, when, and who is let in, and must not decide what happens in
/// the world: the same input gives the same world, however loaded the machine that plays it is. The tick thread measures, any
/// thread may ask.
public final class Overload {
    private static final Logger LOG = LoggerFactory.getLogger(Overload.class);

    /// The smoothed load follows the ticks' within about this time.
    private static final double SMOOTHING_NANOS = 0.5e9;
    /// How long the load must be too high for the first step, and again for each one behind it: long enough for what the step before it brings to show.
    private static final long[] HOT_NANOS = {TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(3), TimeUnit.SECONDS.toNanos(2)};
    private static final long COOL_NANOS = TimeUnit.MILLISECONDS.toNanos(750);
    /// A tick counts for no more than this: one that stood still says nothing about the next.
    private static final double MOST_LOAD = 4;
    /// A stretched tick is to be so full: what is left is for what a tick takes more than the last.
    private static final double FULL = 0.9;
    /// Stretching goes by these steps, as shares of a usual tick, so that clients are not told of another length at each tick.
    private static final double GRAIN = 1.0 / 8;

    private final long usualNanos;
    private final double mostStretch;
    private final OverloadStep[] steps;
    private final boolean[] allowed = new boolean[OverloadStep.values().length];
    private final Counter[] entered = new Counter[allowed.length];
    private final Counter stretchedTicks;
    private double load;
    private int height;
    private long beforeNanos;
    private long hotSince;
    private long coolSince;
    private boolean hot;
    private boolean cool;
    private boolean measured;
    private volatile OverloadStep step = OverloadStep.CALM;
    private volatile long periodNanos;
    private volatile int loadPercent;

    /// Of a tick that runs `rate` times a second.
    public Overload(int rate, OverloadLimits limits, Metrics metrics) {
        usualNanos = TimeUnit.SECONDS.toNanos(1) / rate;
        periodNanos = usualNanos;
        mostStretch = limits.mostStretch();
        steps = Arrays.stream(OverloadStep.values()).filter(limits::allow).toArray(OverloadStep[]::new);
        for (var each : steps) {
            allowed[each.ordinal()] = true;
        }
        entered[OverloadStep.LESS_DISTANT.ordinal()] = metrics.of(KernelCounter.OVERLOAD_LESS_DISTANT);
        entered[OverloadStep.NO_JOINS.ordinal()] = metrics.of(KernelCounter.OVERLOAD_NO_JOINS);
        entered[OverloadStep.STRETCHED.ordinal()] = metrics.of(KernelCounter.OVERLOAD_STRETCHED);
        stretchedTicks = metrics.of(KernelCounter.TICKS_STRETCHED);
        metrics.gauge("overload.step", "what is done against overload: 0 nothing, 1 distant entities less often, 2 also no new players, 3 also stretched ticks",
                () -> step.ordinal());
        metrics.gauge("overload.load_percent", "time that ticks take, of the time that they have by the rate, smoothed", () -> loadPercent);
        metrics.gauge("tick.period_micros", "microseconds from one tick to the next: by the rate, or more while the tick is stretched", this::periodMicros);
    }

    // --- any thread

    /// The highest step in force.
    public OverloadStep step() {
        return step;
    }

    /// Whether distant entities are to be told less often.
    public boolean lessDistant() {
        return inForce(OverloadStep.LESS_DISTANT);
    }

    /// Whether nobody new is let in.
    public boolean noJoins() {
        return inForce(OverloadStep.NO_JOINS);
    }

    /// Microseconds of real time from one tick to the next. A tick is always the same time of the game.
    public int periodMicros() {
        return (int) TimeUnit.NANOSECONDS.toMicros(periodNanos);
    }

    // --- the tick thread

    /// Whether ticks come more slowly than the rate says.
    boolean stretched() {
        return inForce(OverloadStep.STRETCHED);
    }

    /// Nanoseconds from one tick to the next.
    long periodNanos() {
        return periodNanos;
    }

    /// A tick took so long, and ended at `now` of the tick's clock.
    public void ran(long tookNanos, long now) {
        measure(tookNanos, now);
        if (stretched()) {
            stretchedTicks.increment();
        }
        climb(now);
        descend(now);
        long wanted = stretched() ? stretch() : usualNanos;
        if (wanted != periodNanos) {
            periodNanos = wanted;
        }
    }

    private boolean inForce(OverloadStep asked) {
        return allowed[asked.ordinal()] && step.compareTo(asked) >= 0;
    }

    /// A tick's weight grows with the time since the one before, up to what two ticks have: a process that was stopped measured nothing meanwhile.
    private void measure(long tookNanos, long now) {
        long since = measured ? Math.min(now - beforeNanos, 2 * periodNanos) : usualNanos;
        beforeNanos = now;
        measured = true;
        double sample = Math.min(MOST_LOAD, (double) tookNanos / usualNanos);
        load += Math.min(1, since / SMOOTHING_NANOS) * (sample - load);
        loadPercent = (int) Math.round(load * 100);
    }

    private void climb(long now) {
        boolean tooHigh = height + 1 < steps.length && load >= steps[height + 1].from();
        if (!tooHigh || !hot) {
            hot = tooHigh;
            hotSince = now;
        } else if (now - hotSince >= HOT_NANOS[Math.min(height, HOT_NANOS.length - 1)]) {
            height++;
            step = steps[height];
            entered[step.ordinal()].increment();
            hot = false;
            cool = false;
            LOG.warn("overload: ticks take {} % of their time; {}", loadPercent, step.beginning());
        }
    }

    private void descend(long now) {
        boolean lowEnough = height > 0 && load <= steps[height].until();
        if (!lowEnough || !cool) {
            cool = lowEnough;
            coolSince = now;
        } else if (now - coolSince >= COOL_NANOS) {
            var left = steps[height];
            height--;
            step = steps[height];
            cool = false;
            LOG.info("overload: ticks take {} % of their time; {}", loadPercent, left.end());
        }
    }

    /// Longer at once, shorter only by more than a grain: so that it does not flicker.
    private long stretch() {
        double wanted = Math.clamp(Math.ceil(load / FULL / GRAIN) * GRAIN, 1, mostStretch);
        double now = (double) periodNanos / usualNanos;
        return wanted > now || wanted < now - GRAIN * 1.5 ? (long) (wanted * usualNanos) : periodNanos;
    }
}
