package io.caelmor.kernel.tick;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.Histogram;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When ticks run: at absolute deadlines, one period apart. A late loop runs what is due, at most three ticks beyond the first; what
/// is due beyond that is left out, counted, and logged when it begins. How many ticks run follows from the clock alone.
///
/// Catching up is for hiccups: it answers a late tick with several at once, which is the wrong answer to a load that stays. So while
/// [Overload] stretches the tick nothing is caught up. The period is as long as ticks are full, and one that comes late all the same moves the
/// deadlines behind it; what that leaves out, in stretched periods, is counted as ever.
public final class TickLoop {
    /// Most ticks that one loop runs beyond the one that was due.
    public static final int MOST_CATCH_UP = 3;

    private static final Logger LOG = LoggerFactory.getLogger(TickLoop.class);

    private final TickClock clock;
    private final Runnable tick;
    private final Overload overload;
    private final Histogram lateness;
    private final Counter ticks;
    private final Counter caughtUp;
    private final Counter clamped;
    private long deadlineNanos;
    private boolean clamping;

    /// Runs `tick` as often as `overload` says.
    public TickLoop(TickClock clock, Overload overload, Runnable tick, Metrics metrics) {
        this.clock = clock;
        this.tick = tick;
        this.overload = overload;
        lateness = metrics.histogram("tick.lateness", "from a tick's deadline to its beginning");
        ticks = metrics.of(KernelCounter.TICKS);
        caughtUp = metrics.of(KernelCounter.TICKS_CAUGHT_UP);
        clamped = metrics.of(KernelCounter.TICKS_CLAMPED);
    }

    /// The first tick is due now. The calling thread is the one that will [#turn].
    public void begin() {
        clock.begin();
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
            long begin = now;
            tick.run();
            ticks.increment();
            ran++;
            now = clock.nanoTime();
            overload.ran(now - begin, now);
            deadlineNanos += overload.periodNanos();
        } while (ran <= mostCatchUp() && now - deadlineNanos >= 0);
        caughtUp.add(ran - 1);
        clamp(now);
        return ran;
    }

    private int mostCatchUp() {
        return overload.stretched() ? 0 : MOST_CATCH_UP;
    }

    private void clamp(long now) {
        long behind = now - deadlineNanos;
        if (behind < 0) {
            clamping = false;
            return;
        }
        long period = overload.periodNanos();
        long left = behind / period + 1;
        deadlineNanos += left * period;
        clamped.add(left);
        boolean begins = !clamping;
        clamping = true;
        // Who stretches the tick has said so, and that it is not enough may come and go with each.
        if (begins && !overload.stretched()) {
            LOG.warn("the tick can't keep its rate: {} ticks were left out; see the hooks' times", left);
        }
    }
}
