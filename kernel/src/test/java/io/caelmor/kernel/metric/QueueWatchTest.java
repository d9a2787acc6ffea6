package io.caelmor.kernel.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QueueWatchTest {
    private final Metrics metrics = new Metrics();
    private final QueueWatch watch = new QueueWatch(KernelQueue.COMMANDS, metrics);

    @Test
    void shouldNotCallAnEmptyQueueStalled() {
        assertEquals(0, watch.stalledNanos(100));
        assertEquals(0, watch.stalledNanos(900));
        count(KernelCounter.COMMANDS_QUEUED, 5);
        count(KernelCounter.COMMANDS_DISPATCHED, 3);
        count(KernelCounter.COMMANDS_DISCARDED, 2);
        assertEquals(0, watch.stalledNanos(1500));
        assertEquals(0, watch.stalledNanos(2500));
    }

    @Test
    void shouldTellForHowLongNothingWasTaken() {
        count(KernelCounter.COMMANDS_QUEUED, 5);
        assertEquals(0, watch.stalledNanos(100));
        assertEquals(50, watch.stalledNanos(150));
        count(KernelCounter.COMMANDS_QUEUED, 5);
        assertEquals(70, watch.stalledNanos(170), "more that goes in is no progress");
        count(KernelCounter.COMMANDS_DISPATCHED, 1);
        assertEquals(0, watch.stalledNanos(200));
        assertEquals(30, watch.stalledNanos(230));
    }

    @Test
    void shouldCountWhatWaitsInFrontOfEachQueue() {
        count(KernelCounter.HANDSHAKES_OFFERED, 10);
        count(KernelCounter.HANDSHAKES_REFUSED, 1);
        count(KernelCounter.HANDSHAKES_OVERFLOWED, 1);
        count(KernelCounter.HANDSHAKES_DROPPED, 1);
        count(KernelCounter.HANDSHAKES_REJECTED, 1);
        count(KernelCounter.HANDSHAKES_ATTACHED, 1);
        assertEquals(5, KernelQueue.HANDSHAKES.waiting(metrics));
        assertEquals(5, KernelQueue.HANDSHAKES.taken(metrics));
    }

    private void count(KernelCounter counter, long events) {
        metrics.of(counter).add(events);
    }
}
