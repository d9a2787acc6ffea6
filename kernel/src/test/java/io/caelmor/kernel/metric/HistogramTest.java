package io.caelmor.kernel.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = new Metrics().histogram("some.time", "of a test");

    @Test
    void shouldCountEachDurationInTheBucketWhoseEdgesHoldIt() {
        var random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            long value = random.nextLong() >>> 22 + random.nextInt(40);
            var one = new Metrics().histogram("one.time", "of a test");
            one.record(value);
            int bucket = 0;
            while (one.countOf(bucket) == 0) {
                bucket++;
            }
            assertTrue(value <= Histogram.upperEdge(bucket), value + " in " + bucket);
            assertTrue(bucket == 0 || value > Histogram.upperEdge(bucket - 1), value + " in " + bucket);
        }
    }

    @Test
    void shouldAddUpWhatItRecords() {
        histogram.record(5);
        histogram.record(-7);
        histogram.record(1_000_000);
        assertEquals(1_000_005, histogram.sum());
        assertEquals(3, histogram.count());
        assertEquals(1_000_000, histogram.max());
    }

    @Test
    void shouldCountInItsLastBucketWhatIsLonger() {
        histogram.record(Long.MAX_VALUE);
        assertEquals(1, histogram.countOf(Histogram.buckets() - 1));
    }
}
