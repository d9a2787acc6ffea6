package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Bucket bucket = new Bucket();

    @Test
    void shouldGiveFiveSecondsWorthAtOnceAndThenAsMuchAsTimeBrings() {
        var rate = Rate.perSecond(10);
        for (int i = 0; i < 50; i++) {
            assertTrue(bucket.take(1, rate, 7 * SECOND));
        }
        assertFalse(bucket.take(1, rate, 7 * SECOND));
        assertFalse(bucket.take(1, rate, 7 * SECOND + SECOND / 10 - 1));
        assertTrue(bucket.take(1, rate, 7 * SECOND + SECOND / 10));
        assertFalse(bucket.take(1, rate, 7 * SECOND + SECOND / 10));
    }

    @Test
    void shouldNeverSaveUpMoreThanThat() {
        var rate = Rate.perSecond(10);
        assertTrue(bucket.take(50, rate, 1_000 * SECOND));
        assertFalse(bucket.take(1, rate, 1_000 * SECOND));
    }

    @Test
    void shouldTakeNothingWhereThereIsTooLittle() {
        var rate = Rate.perSecond(10);
        assertFalse(bucket.take(51, rate, 0));
        assertTrue(bucket.take(50, rate, 0));
    }

    @Test
    void shouldSayWithoutTakingWhetherThereIsOne() {
        var rate = Rate.perMinute(2);
        for (int i = 0; i < 5; i++) {
            assertTrue(bucket.has(rate, 0));
        }
        assertTrue(bucket.take(2, rate, 0));
        assertFalse(bucket.has(rate, 0));
        assertTrue(bucket.has(rate, 30 * SECOND));
    }

    @Test
    void shouldCountEachOnceWhenManyThreadsTake() throws InterruptedException {
        var rate = Rate.perSecond(1_000_000);
        var taken = new java.util.concurrent.atomic.AtomicInteger();
        var threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 2_000_000; i++) {
                    if (bucket.take(1, rate, 0)) {
                        taken.incrementAndGet();
                    }
                }
            });
        }
        for (var thread : threads) {
            thread.join();
        }
        assertEquals(5_000_000, taken.get());
    }
}
