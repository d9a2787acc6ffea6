package io.caelmor.kernel.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SystemClockTest {
    @Test
    void shouldWaitForTheDeadline() {
        var clock = new SystemClock(TimeUnit.MICROSECONDS.toNanos(100));
        long deadline = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3);
        while (clock.nanoTime() - deadline < 0) {
            clock.awaitUntil(deadline);
        }
        assertTrue(clock.nanoTime() - deadline >= 0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLetNoTimerSlackHoldTheWaitingThreadBack() throws Exception {
        var slack = new FutureTask<>(() -> {
            new SystemClock(0).begin();
            var thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            return Files.readString(Path.of("/proc", thread.toString(), "timerslack_ns")).strip();
        });
        Thread.ofPlatform().start(slack);
        assertEquals("1", slack.get(10, TimeUnit.SECONDS));
    }
}
