package io.caelmor.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    private final Histogram values = new Histogram(3);

    @Test
    void shouldHaveNoFigureWhereNothingWasMeasured() {
        assertNull(Percentiles.ofMicros(values));
        assertNull(Percentiles.ofMicrosBeyond(100, values));
    }

    @Test
    void shouldTakeOffWhatItTakesAtBest() {
        values.recordValueWithCount(100_000, 99);
        values.recordValue(130_000);
        Percentiles lateness = Percentiles.ofMicrosBeyond(100_000, values);
        assertEquals(0, lateness.p50(), 0.1);
        assertEquals(30, lateness.max(), 0.1);
        assertEquals(100, lateness.samples());
    }
}
