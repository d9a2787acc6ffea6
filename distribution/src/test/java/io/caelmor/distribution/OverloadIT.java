package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientException;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The packaged server, whose ticks take twice their time for a while.
@Isolated
class OverloadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int USUAL_MICROS = 100_000;
    private static final String LESS = "; distant entities are told less often";
    private static final String FULL = "; nobody new is let in";
    private static final String STRETCHED = "; ticks come more slowly";
    private static final String AT_RATE = "; ticks come at their rate again";
    private static final String OPEN = "; new players are let in again";
    private static final String ALL = "; distant entities are told at every tick again";

    @TempDir
    Path folder;

    @Test
    void shouldTakeTheDeclaredStepsInOrderAndLeaveThemWhenTheLoadIsGone() throws Exception {
        try (var group = ClientGroup.create();
                var server = ServerProcess.in(folder).thoroughly().start("run", "--set", "transport.netty.port=0",
                        "--set", "overload.no_joins=true", "--set", "faults.arm=tick.begin=burn:0.2@60-140").awaitReady()) {
            var ada = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ada"));
            long self = ada.awaitViewpoint(PATIENCE);

            server.awaitLogged(STRETCHED);
            ada.awaitTick(_ -> ada.client().tickMicros() > USUAL_MICROS, PATIENCE);
            var refused = assertThrows(ClientException.class, () -> BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "bob")));
            assertTrue(refused.getMessage().contains("lets nobody new in; try again later"), refused::getMessage);
            var again = BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), "ada"));
            again.awaitTick(_ -> again.client().tickMicros() > USUAL_MICROS, PATIENCE);
            assertEquals(self, again.awaitViewpoint(PATIENCE));
            assertTrue(again.send("count").applied());

            server.awaitLogged(ALL);
            again.awaitTick(_ -> again.client().tickMicros() == USUAL_MICROS, PATIENCE);
            joinWhereTheDoorIsOpen(group, ClientOptions.of(server.endpoint("ws"), "bob")).awaitViewpoint(PATIENCE);
            assertEquals(List.of(), again.violations());
            assertEquals(0, server.stop(), server::said);
            assertInOrder(server.err());
        }
    }

    private static BlockingClient joinWhereTheDoorIsOpen(ClientGroup group, ClientOptions options) throws InterruptedException {
        long began = System.nanoTime();
        while (true) {
            try {
                return BlockingClient.join(group, options);
            } catch (ClientException e) {
                if (!e.getMessage().contains("lets nobody new in") || System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    /// A busy machine may take a step or two besides: those around the stretching are in order.
    private static void assertInOrder(String log) {
        int stretched = log.indexOf(STRETCHED);
        int full = log.lastIndexOf(FULL, stretched);
        int less = log.lastIndexOf(LESS, full);
        assertTrue(less >= 0 && less < full && full < stretched, log);
        int atRate = log.indexOf(AT_RATE, stretched);
        int open = log.indexOf(OPEN, atRate);
        assertTrue(stretched < atRate && atRate < open && open < log.indexOf(ALL, open), log);
    }
}
