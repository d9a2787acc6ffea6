package io.caelmor.kernel.tick;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.Histogram;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When ticks run: at absolute deadlines, one period apart. A late loop runs what is due, at most three ticks beyond the first; what
/// is due beyond that is left out, counted, and logged when it begins. How many ticks run follows from the clock alone.
public final class TickLoop {
    /// Most ticks that one loop runs beyond the one that was due.
    public static final int MOST_CATCH_UP = 3;

    private static final Logger LOG = LoggerFactory.getLogger(TickLoop.class);

    private final TickClock clock;
    private final Runnable tick;
    private final long periodNanos;
    private final Histogram lateness;
    private final Counter ticks;
    private final Counter caughtUp;
    private final Counter clamped;
    private long deadlineNanos;
    private boolean clamping;

    /// Runs `tick` `rate` times a second, 1-128.
    public TickLoop(TickClock clock, int rate, Runnable tick, Metrics metrics) {
        this.clock = clock;
        this.tick = tick;
        periodNanos = TimeUnit.SECONDS.toNanos(1) / rate;
        lateness = metrics.histogram("tick.lateness", "from a tick's deadline to its beginning");
        ticks = metrics.of(KernelCounter.TICKS);
        caughtUp = metrics.of(KernelCounter.TICKS_CAUGHT_UP);
        clamped = metrics.of(KernelCounter.TICKS_CLAMPED);
    }

    /// The first tick is due now.
    public void begin() {
        deadlineNanos = clock.nanoTime();
    }

    /// Waits for the next deadline and runs what is due then. Returns how many ticks it ran, at least 1.
    public int turn() {
        long now = clock.nanoTime();
        while (now - deadlineNanos < 0) {
            clock.awaitUntil(deadlineNanos);
            now = clock.nanoTime();
        }
        int ran = 0;
        do {
            lateness.record(now - deadlineNanos);
            deadlineNanos += periodNanos;
            tick.run();
            ticks.increment();
            ran++;
            now = clock.nanoTime();
        } while (ran <= MOST_CATCH_UP && now - deadlineNanos >= 0);
        caughtUp.add(ran - 1);
        clamp(now);
        return ran;
    }

    private void clamp(long now) {
        long behind = now - deadlineNanos;
        if (behind < 0) {
            clamping = false;
            return;
        }
        long left = behind / periodNanos + 1;
        deadlineNanos += left * periodNanos;
        clamped.add(left);
        if (!clamping) {
            clamping = true;
            LOG.warn("the tick can't keep its rate: {} ticks were left out; see the hooks' times", left);
        }
    }
}
