package io.caelmor.kernel.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A loop whose clock moves by what its ticks take, and by waiting.
class OverloadTest {
    private static final long SECOND = 1_000_000_000;

    private final Metrics metrics = new Metrics();
    private final List<OverloadStep> steps = new ArrayList<>(List.of(OverloadStep.CALM));
    private long now = -SECOND;
    private long tickTakes;
    private long stallNanos;
    private int rate;
    private Overload overload;
    private TickLoop loop;

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 30, 128})
    void shouldTakeOneStepAfterTheOtherAndLeaveAllWithinFiveSeconds(int rate) {
        begin(rate, new OverloadLimits(true, true, 3));
        run(2, 0.3);
        assertEquals(List.of(OverloadStep.CALM), steps);
        run(8, 2);
        assertEquals(List.of(OverloadStep.values()), steps);
        long begin = now;
        while (overload.step() != OverloadStep.CALM) {
            turn(0.3);
        }
        assertTrue(now - begin <= 5 * SECOND, () -> "all left after " + (now - begin) / 1e9 + " s");
        assertEquals(List.of(OverloadStep.STRETCHED, OverloadStep.NO_JOINS, OverloadStep.LESS_DISTANT, OverloadStep.CALM), steps.subList(3, 7));
        for (var counter : List.of(KernelCounter.OVERLOAD_LESS_DISTANT, KernelCounter.OVERLOAD_NO_JOINS, KernelCounter.OVERLOAD_STRETCHED)) {
            assertEquals(1, metrics.of(counter).value(), counter.label());
        }
    }

    @Test
    void shouldStretchTheTickToWhatItTakesAndMissNoDeadlineThen() {
        begin(10, new OverloadLimits(true, true, 3));
        run(10, 2);
        assertEquals(225_000, overload.periodMicros(), "9 tenths of it are full");
        long ticks = metrics.of(KernelCounter.TICKS).value();
        long clamped = metrics.of(KernelCounter.TICKS_CLAMPED).value();
        long begin = now;
        run(9, 2);
        assertEquals((now - begin) / 225_000_000, metrics.of(KernelCounter.TICKS).value() - ticks);
        assertEquals(clamped, metrics.of(KernelCounter.TICKS_CLAMPED).value());
        assertEquals(225_000, overload.periodMicros());
    }

    @Test
    void shouldStretchNoFurtherThanItMayAndCatchUpNothingMeanwhile() {
        begin(10, new OverloadLimits(true, true, 2));
        run(10, 6);
        assertEquals(200_000, overload.periodMicros());
        long caughtUp = metrics.of(KernelCounter.TICKS_CAUGHT_UP).value();
        long clamped = metrics.of(KernelCounter.TICKS_CLAMPED).value();
        for (int i = 0; i < 10; i++) {
            assertEquals(1, turn(6));
        }
        assertEquals(caughtUp, metrics.of(KernelCounter.TICKS_CAUGHT_UP).value());
        assertEquals(clamped + 30, metrics.of(KernelCounter.TICKS_CLAMPED).value(), "each takes three of its periods, and there is a moment between two");
    }

    @Test
    void shouldComeBackToItsRate() {
        begin(10, new OverloadLimits(true, true, 3));
        run(10, 2.5);
        run(5, 0.3);
        assertEquals(100_000, overload.periodMicros());
        long ticks = metrics.of(KernelCounter.TICKS).value();
        run(10, 0.3);
        assertEquals(100, metrics.of(KernelCounter.TICKS).value() - ticks);
    }

    @Test
    void shouldNotMindAHiccup() {
        begin(10, new OverloadLimits(true, true, 3));
        run(5, 0.3);
        stall(8);
        run(5, 0.3);
        assertEquals(List.of(OverloadStep.CALM), steps);
    }

    @Test
    void shouldNotMindAProcessThatWasStopped() {
        begin(10, new OverloadLimits(true, true, 3));
        run(5, 0.3);
        now += 60 * SECOND;
        run(5, 0.3);
        stall(600);
        run(5, 0.3);
        assertEquals(List.of(OverloadStep.CALM), steps);
    }

    @Test
    void shouldStayWhereItIsBetweenTheTwoBounds() {
        begin(10, new OverloadLimits(true, true, 3));
        run(2.5, 0.85);
        run(20, 0.6);
        assertEquals(List.of(OverloadStep.CALM, OverloadStep.LESS_DISTANT), steps);
    }

    @Test
    void shouldTakeNoStepThatItMayNotTake() {
        begin(10, new OverloadLimits(false, false, 3));
        run(10, 2);
        assertEquals(List.of(OverloadStep.CALM, OverloadStep.STRETCHED), steps);
        assertFalse(overload.lessDistant());
        assertFalse(overload.noJoins());
    }

    @Test
    void shouldNeverStretchWhereThatIsOff() {
        begin(10, new OverloadLimits(true, false, 1));
        run(10, 2);
        assertEquals(List.of(OverloadStep.CALM, OverloadStep.LESS_DISTANT), steps);
        assertTrue(overload.lessDistant());
        assertEquals(100_000, overload.periodMicros());
    }

    private void begin(int rate, OverloadLimits limits) {
        this.rate = rate;
        overload = new Overload(rate, limits, metrics);
        loop = new TickLoop(new TickClock() {
            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public void awaitUntil(long deadlineNanos) {
                now = deadlineNanos;
            }
        }, overload, this::tick, metrics);
        loop.begin();
    }

    /// Ticks that take such a share of their usual time, for so long.
    private void run(double seconds, double load) {
        long end = now + (long) (seconds * SECOND);
        while (now < end) {
            turn(load);
        }
    }

    /// One tick stands still for so many of its times; those behind it do not.
    private void stall(double load) {
        stallNanos = (long) (load * SECOND / rate);
        turn(0.3);
    }

    private void tick() {
        now += tickTakes + stallNanos;
        stallNanos = 0;
    }

    private int turn(double load) {
        tickTakes = (long) (load * SECOND / rate);
        int ran = loop.turn();
        if (overload.step() != steps.getLast()) {
            steps.add(overload.step());
        }
        return ran;
    }
}
