package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// On an event loop whose time stands until the test moves it.
class FairDeadlineTest {
    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private int missed;

    @Test
    void shouldBeMissedWhenItIsDueAndNotBefore() {
        deadline();
        pass(TEN_SECONDS - 1);
        assertEquals(0, missed);
        pass(1);
        assertEquals(1, missed);
        pass(10 * TEN_SECONDS);
        assertEquals(1, missed);
    }

    @Test
    void shouldNotBeMissedBecauseTheProcessWasStopped() {
        deadline();
        pass(6 * TEN_SECONDS);
        assertEquals(0, missed, "nobody looked meanwhile");
        pass(TEN_SECONDS - 1);
        assertEquals(0, missed);
        pass(1);
        assertEquals(1, missed, "but it is not forgotten");
    }

    @Test
    void shouldNotBeMissedOnceItIsMet() {
        var deadline = deadline();
        pass(6 * TEN_SECONDS);
        deadline.met();
        deadline.met();
        pass(TEN_SECONDS);
        assertEquals(0, missed);
    }

    private FairDeadline deadline() {
        channel.freezeTime();
        return new FairDeadline(channel.eventLoop(), TEN_SECONDS, () -> missed++);
    }

    private void pass(long nanos) {
        channel.advanceTimeBy(nanos, TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }
}
