package io.caelmor.kernel.tick;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Names the hook that stalls a tick, with the tick thread's stack, while it stalls: once, then again when it goes on. One that never
/// does is hopeless after a while: nothing can be saved in order then, since that is the tick thread's to do.
///
/// It counts its own looks, not time: a process that was stopped, or a machine that stood still, did not look either, and no hook is
/// blamed for that. The thread `caelmor-watchdog` looks, by [#run]; all else is up to [#look].
public final class Watchdog implements AutoCloseable {
    /// Looks that find the same hook at the same turn, behind the first that did, until it is named.
    static final int LOOKS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final TickProgress progress;
    private final long everyNanos;
    private final long hopelessLooks;
    private final Consumer<String> onHopeless;
    private final Counter stalls;
    private final TickClock clock = new SystemClock(0);
    private @Nullable Thread watched;
    private volatile boolean closed;
    private long turn;
    private long same;
    private @Nullable String named;

    /// Names a hook of `simulation` that has run for `limitMillis`; where it has for `hopelessSeconds` (0 for never), `onHopeless` is told what
    /// it was, once, on the watchdog's thread.
    public Watchdog(Simulation simulation, int limitMillis, int hopelessSeconds, Metrics metrics, Consumer<String> onHopeless) {
        progress = simulation.progress();
        everyNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis) / LOOKS;
        hopelessLooks = hopelessSeconds == 0 ? Long.MAX_VALUE : Math.max(1, TimeUnit.SECONDS.toNanos(hopelessSeconds) / everyNanos);
        this.onHopeless = onHopeless;
        stalls = metrics.of(KernelCounter.TICK_STALLS);
    }

    /// Looks after the thread that ticks until it is closed; on a thread of its own, which need not be woken for its end.
    public void run(Thread ticking) {
        watch(ticking);
        long due = clock.nanoTime();
        while (!closed) {
            // Behind time it does not hurry: looks that follow each other at once would see standstill where there is none.
            due = Math.max(due, clock.nanoTime()) + everyNanos;
            while (clock.nanoTime() - due < 0) {
                clock.awaitUntil(due);
            }
            look();
        }
    }

    /// Looks no more after the next look. Any thread.
    @Override
    public void close() {
        closed = true;
    }

    /// Says whose stack is to be shown.
    void watch(Thread ticking) {
        watched = ticking;
    }

    /// One look; `limitMillis / LOOKS` apart from the next.
    void look() {
        long now = progress.turn();
        var hook = progress.hook();
        if (now != turn || hook == null) {
            goesOn();
            turn = now;
            same = 0;
            return;
        }
        same++;
        if (same == LOOKS) {
            name(hook);
        }
        if (same == hopelessLooks) {
            onHopeless.accept(describe(hook));
        }
    }

    private void name(HookTable.Row hook) {
        var culprit = describe(hook);
        var thread = watched;
        var stack = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
        if (progress.turn() != turn) {
            return;
        }
        named = culprit;
        stalls.increment();
        LOG.error("{} stalls the tick: it has run for more than {} ms and does not end. The tick thread is at", culprit, millis(LOOKS), new Whereabouts(stack));
    }

    private void goesOn() {
        if (named != null) {
            LOG.warn("{} has ended after some {} ms; the tick goes on", named, millis(same));
            named = null;
        }
    }

    private String describe(HookTable.Row hook) {
        var part = progress.part();
        return "the " + hook.culprit() + (part == null ? "" : ", in " + part + ",");
    }

    private long millis(long looks) {
        return TimeUnit.NANOSECONDS.toMillis(looks * everyNanos);
    }

    /// A stack to show, of a thread that threw nothing.
    private static final class Whereabouts extends Throwable {
        private static final long serialVersionUID = 1L;

        Whereabouts(StackTraceElement[] stack) {
            super("the stack of the tick thread", null, false, true);
            setStackTrace(stack);
        }
    }
}
