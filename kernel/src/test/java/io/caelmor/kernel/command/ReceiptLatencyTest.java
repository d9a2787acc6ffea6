package io.caelmor.kernel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.metric.Histogram;
import io.caelmor.kernel.persist.TransientStore;
import io.caelmor.kernel.support.MiniKernel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptLatencyTest {
    private static final long MILLI = 1_000_000;

    private final MiniKernel kernel = new MiniKernel(new TransientStore());

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldMeasureFromTheArrivalToTheEndOfTheTickThatAnswers() {
        int plain = kernel.commands.declaration("game", "plain").handledBy((_, _) -> Receipt.APPLIED).id();
        int late = kernel.commands.declaration("game", "late").handledBy((_, _) -> {
            kernel.clock.advance(2 * MILLI);
            return Receipt.DEFERRED;
        }).id();
        kernel.start();
        var link = kernel.join("7");
        link.command(plain, 1);
        kernel.clock.advance(30 * MILLI);
        link.command(late, 2);
        kernel.clock.advance(10 * MILLI);
        assertEquals(0, latency().count());
        kernel.step();
        assertEquals(2, latency().count());
        assertEquals(42 * MILLI, latency().max());
        assertEquals(42 * MILLI + 12 * MILLI, latency().sum());
        kernel.step();
        assertEquals(2, latency().count(), "each is measured once");
        link.drop();
    }

    @Test
    void shouldMeasureWhatMustBeSavedToTheEndOfTheTickThatTellsOfIt() {
        int keep = kernel.commands.declaration("game", "keep").durable().handledBy((_, _) -> Receipt.APPLIED).id();
        kernel.start();
        var link = kernel.join("7");
        link.command(keep, 1);
        kernel.clock.advance(10 * MILLI);
        kernel.step();
        assertEquals(0, latency().count(), "it is not saved yet");
        kernel.clock.advance(100 * MILLI);
        kernel.stepUntil(() -> latency().count() > 0);
        assertEquals(110 * MILLI, latency().max());
        kernel.step();
        assertEquals(1, latency().count(), "it is measured once");
        link.drop();
    }

    private Histogram latency() {
        return kernel.metrics.histograms().stream().filter(each -> each.name().equals("receipt.latency")).findFirst().orElseThrow();
    }
}
