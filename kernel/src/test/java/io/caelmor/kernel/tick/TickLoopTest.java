package io.caelmor.kernel.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.StepClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickLoopTest {
    private static final long PERIOD = 100_000_000;

    private final Metrics metrics = new Metrics();
    private final List<Long> ranAt = new ArrayList<>();
    private final List<Long> waitedFor = new ArrayList<>();
    private long now = -5_000_000_000L;
    private long tickTakes;
    private final TickLoop loop = new TickLoop(new TickClock() {
        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void awaitUntil(long deadlineNanos) {
            waitedFor.add(deadlineNanos);
            // Woken early first, one below the deadline: the loop must look again.
            now = now < deadlineNanos - 1 ? deadlineNanos - 1 : deadlineNanos;
        }
    }, new Overload(10, OverloadLimits.NONE, metrics), () -> {
        ranAt.add(now);
        now += tickTakes;
    }, metrics);

    @Test
    void shouldNotRunBeforeTheDeadlineAndRunAtIt() {
        long start = now;
        loop.begin();
        assertEquals(1, loop.turn());
        assertEquals(List.of(start), ranAt, "the first is due at once");
        assertEquals(1, loop.turn());
        assertEquals(List.of(start, start + PERIOD), ranAt);
        assertEquals(List.of(start + PERIOD, start + PERIOD), waitedFor);
    }

    @Test
    void shouldKeepItsDeadlinesAbsoluteWhateverATickTakes() {
        long start = now;
        loop.begin();
        for (int tick = 0; tick < 1000; tick++) {
            tickTakes = tick % 7 * PERIOD / 7;
            loop.turn();
        }
        assertEquals(1000, ranAt.size());
        for (int tick = 0; tick < 1000; tick++) {
            assertEquals(start + tick * PERIOD, ranAt.get(tick));
        }
        assertEquals(0, metrics.of(KernelCounter.TICKS_CAUGHT_UP).value());
    }

    @ParameterizedTest
    @CsvSource({
        // late by, ticks run at once, of these caught up, left out
        "0, 1, 0, 0", "99999999, 1, 0, 0", "100000000, 2, 1, 0", "199999999, 2, 1, 0", "300000000, 4, 3, 0", "399999999, 4, 3, 0",
        "400000000, 4, 3, 1", "499999999, 4, 3, 1", "10000000000, 4, 3, 97"})
    void shouldCatchUpThreeAndLeaveOutTheRest(long lateBy, int ran, long caughtUp, long clamped) {
        long start = now;
        loop.begin();
        now += lateBy;
        assertEquals(ran, loop.turn());
        assertEquals(ran, metrics.of(KernelCounter.TICKS).value());
        assertEquals(caughtUp, metrics.of(KernelCounter.TICKS_CAUGHT_UP).value());
        assertEquals(clamped, metrics.of(KernelCounter.TICKS_CLAMPED).value());
        loop.turn();
        assertEquals(start + (ran + clamped) * PERIOD, ranAt.getLast(), "the grid of deadlines stays where it was");
    }

    @Test
    void shouldFollowFromTheClockAloneWhenTicksTakeTooLong() {
        loop.begin();
        tickTakes = 3 * PERIOD;
        assertEquals(4, loop.turn());
        // Four ticks took twelve periods: eight deadlines and the one now due were missed.
        assertEquals(9, metrics.of(KernelCounter.TICKS_CLAMPED).value());
        tickTakes = 0;
        assertEquals(1, loop.turn());
        assertEquals(5, metrics.of(KernelCounter.TICKS).value());
    }

    @Test
    void shouldBeStillWithASteppedClock() {
        var clock = new StepClock();
        var ticks = new ArrayList<Long>();
        var stepped = new TickLoop(clock, new Overload(128, OverloadLimits.NONE, new Metrics()), () -> ticks.add(clock.nanoTime()), new Metrics());
        stepped.begin();
        for (int i = 0; i < 129; i++) {
            stepped.turn();
        }
        assertEquals(1_000_000_000L, ticks.getLast(), "128 ticks are a second");
    }
}
