package io.caelmor.kernel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.persist.TransientStore;
import io.caelmor.kernel.support.MiniKernel;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private final MiniKernel kernel = new MiniKernel(new TransientStore());
    private final AtomicInteger handled = new AtomicInteger();

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldRejectWhatAHandlerGivesNoReceiptFor() {
        costsOneCommand((_, _) -> null);
    }

    @Test
    void shouldContainAnErrorOfAHandler() {
        costsOneCommand((_, _) -> {
            throw new AssertionError("thrown on purpose");
        });
    }

    @Test
    void shouldContainAHandlerThatNeverEnds() {
        costsOneCommand(new CommandHandler() {
            @Override
            public Receipt handle(io.caelmor.kernel.tick.TickContext tick, Command command) {
                return handle(tick, command);
            }
        });
    }

    @Test
    void shouldContainWhatAHandlerMayNotEvenThrow() {
        costsOneCommand((_, _) -> DispatcherTest.<RuntimeException, Receipt>sneak(new java.io.IOException("thrown on purpose")));
    }

    private void costsOneCommand(CommandHandler bad) {
        int badId = kernel.commands.declaration("test", "bad").handledBy(bad).id();
        int goodId = kernel.commands.declaration("test", "good").handledBy((_, _) -> {
            handled.incrementAndGet();
            return Receipt.APPLIED;
        }).id();
        kernel.start();
        var link = kernel.join("7");
        link.command(goodId, 1).command(badId, 2).command(goodId, 3);
        kernel.step();
        for (int i = 0; i < 20; i++) {
            kernel.step();
        }
        assertEquals(2, handled.get());
        assertEquals(3, kernel.count(KernelCounter.COMMANDS_DISPATCHED));
        assertEquals(2, kernel.count(KernelCounter.COMMANDS_APPLIED));
        assertEquals(1, kernel.count(KernelCounter.COMMANDS_REJECTED));
        assertEquals(1, kernel.count(KernelCounter.COMMANDS_FAULTED));
        assertEquals(0, kernel.count(KernelCounter.HOOK_FAULTS));
        assertEquals(0, kernel.stops.size(), "a client must not be able to stop the server");
        link.drop();
    }

    @Test
    void shouldRefuseAnAnswerThatIsNone() {
        var ticket = new AtomicInteger(-1);
        int id = kernel.commands.declaration("test", "late").handledBy((_, command) -> {
            ticket.set(command.ticket());
            assertThrows(IllegalArgumentException.class, () -> kernel.dispatcher.settle(command.ticket(), Receipt.APPLIED), "not yet deferred");
            return Receipt.DEFERRED;
        }).id();
        kernel.hooks.add("test", Phase.SIMULATE, new HookKey("test.settle", 0), _ -> {
            if (ticket.get() >= 0) {
                assertThrows(IllegalArgumentException.class, () -> kernel.dispatcher.settle(ticket.get(), null));
                assertThrows(IllegalArgumentException.class, () -> kernel.dispatcher.settle(ticket.get(), Receipt.DEFERRED));
                kernel.dispatcher.settle(ticket.get(), Receipt.APPLIED);
                assertThrows(IllegalArgumentException.class, () -> kernel.dispatcher.settle(ticket.get(), Receipt.APPLIED));
                ticket.set(-1);
            }
        });
        kernel.start();
        var link = kernel.join("7");
        link.command(id, 1);
        kernel.step();
        assertEquals(0, kernel.count(KernelCounter.HOOK_FAULTS));
        assertEquals(0, kernel.count(KernelCounter.COMMANDS_FAULTED));
        assertEquals(1, kernel.count(KernelCounter.COMMANDS_APPLIED));
        link.drop();
    }

    @Test
    void shouldAnswerACommandOnceThoughItsHandlerFailsBehindItsTicket() {
        var noted = new ArrayList<Integer>();
        int fails = kernel.commands.declaration("test", "fails").handledBy((_, command) -> {
            noted.add(command.ticket());
            throw new IllegalStateException("thrown on purpose");
        }).id();
        int late = kernel.commands.declaration("test", "late").handledBy((_, command) -> {
            noted.add(command.ticket());
            return Receipt.DEFERRED;
        }).id();
        kernel.hooks.add("test", Phase.SIMULATE, new HookKey("test.settle", 0), _ -> {
            noted.forEach(ticket -> kernel.dispatcher.settle(ticket, Receipt.APPLIED));
            noted.clear();
        });
        kernel.start();
        var link = kernel.join("7");
        link.command(fails, 1).command(late, 2);
        kernel.step();
        assertEquals(0, kernel.count(KernelCounter.HOOK_FAULTS), "nothing is settled twice");
        assertEquals(1, kernel.count(KernelCounter.COMMANDS_APPLIED), "the other one");
        assertEquals(1, kernel.count(KernelCounter.COMMANDS_REJECTED), "the failed one, once");
        link.drop();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable, T> T sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
