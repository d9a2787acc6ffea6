package io.caelmor.kernel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.persist.TransientStore;
import io.caelmor.kernel.support.MiniKernel;
import io.caelmor.kernel.support.TestLink;
import io.caelmor.kernel.support.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandDecoderTest {
    private final MiniKernel kernel = new MiniKernel(new TransientStore());
    private final List<String> handled = new ArrayList<>();
    private TestLink link;

    @BeforeEach
    void start() {
        kernel.commands.declaration("test", "aim").entity("target").handledBy((_, command) -> {
            handled.add("aim " + command.entity(0));
            return Receipt.APPLIED;
        });
        kernel.commands.declaration("test", "say").text("words", 20).int32("volume").handledBy((_, command) -> {
            handled.add("say " + command.text(0) + " " + command.int32(1));
            return Receipt.APPLIED;
        });
        kernel.commands.declaration("test", "move").float32("dx").float32("dy").handledBy((_, command) -> {
            handled.add("move " + command.float32(0) + " " + command.float32(1) + " at " + command.receiveTick());
            return Receipt.APPLIED;
        });
        kernel.start();
        link = kernel.join("7");
    }

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldTakeTheGoldenCommands() {
        long tick = kernel.simulation.tick();
        link.receive(Vectors.of("command-3-applied"));
        link.receive(Vectors.of("command-entity"));
        link.receive(Vectors.of("command-claims-tick"));
        kernel.step();
        assertEquals(List.of("move 1.0 -0.5 at " + tick), handled, "nobody sees entity 7/2, and a client has no say in time");
        assertEquals(1, kernel.count(KernelCounter.COMMANDS_CLAIMED_TICK));
        assertEquals(1, kernel.count(KernelCounter.COMMANDS_APPLIED));
        assertEquals(2, kernel.count(KernelCounter.COMMANDS_REJECTED));
        assertEquals(List.of(), link.closes());
        link.receive(Vectors.of("bye"));
        kernel.step();
        assertEquals(0, link.closes().size(), "it is not known yet that all is saved");
        kernel.step();
        assertEquals(1, link.closes().size());
    }

    @Test
    void shouldTakeTheGoldenAcknowledgements() {
        var session = kernel.lifecycle.sessions().at(0);
        while (kernel.simulation.tick() < 999) {
            kernel.step();
        }
        link.receive(Vectors.of("command-3-applied"));
        kernel.step();
        assertEquals(1000, kernel.frames.lastTick(0), "its receipt came with tick 1000");
        link.receive(Vectors.of("ack-1000"));
        kernel.step();
        assertEquals(0, session.acknowledgedTick(), "it comes with a command");
        link.receive(Vectors.of("ack-command"));
        kernel.step();
        assertEquals(1000, session.acknowledgedTick());
        assertEquals(2, handled.size());
        assertEquals(2, kernel.count(KernelCounter.ACKS_IN));
        assertEquals(0, kernel.count(KernelCounter.ACKS_DISBELIEVED));
    }

    /// Whatever bytes come: the link goes on or is closed, nothing throws, and every command counted in is accounted for.
    @Test
    void shouldStandAnyBytes() {
        var random = new Random(11);
        var golden = List.of(Vectors.of("command-3-applied"), Vectors.of("command-entity"), Vectors.of("command-claims-tick"),
                new byte[] {3, 0, 2, 9, 3, 'a', 'b', 'c', 5}, Vectors.of("ack-command"), Vectors.of("ack-1000"));
        for (int round = 0; round < 4000; round++) {
            int repeat = 1 + random.nextInt(3);
            var seed = golden.get(random.nextInt(golden.size()));
            var frame = new byte[seed.length * repeat];
            for (int i = 0; i < frame.length; i++) {
                frame[i] = seed[i % seed.length];
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
            }
            link.receive(frame);
            if (!link.closes().isEmpty()) {
                link.drop();
                link = kernel.join("7");
            }
            if (round % 5 == 0) {
                kernel.step();
                link.skipFrames();
                balance();
            }
        }
        kernel.step();
        balance();
        assertTrue(kernel.count(KernelCounter.COMMANDS_APPLIED) > 300);
        assertTrue(kernel.count(KernelCounter.COMMANDS_REJECTED) > 300);
        assertTrue(kernel.count(KernelCounter.FRAMES_MALFORMED) > 300);
        assertEquals(0, kernel.count(KernelCounter.COMMANDS_FAULTED) + kernel.count(KernelCounter.HOOK_FAULTS));
    }

    private void balance() {
        assertEquals(kernel.count(KernelCounter.COMMANDS_IN),
                kernel.count(KernelCounter.COMMANDS_QUEUED) + kernel.count(KernelCounter.COMMANDS_OVERFLOWED));
        assertEquals(kernel.count(KernelCounter.COMMANDS_QUEUED), kernel.count(KernelCounter.COMMANDS_DISPATCHED)
                + kernel.count(KernelCounter.COMMANDS_DISCARDED) + kernel.lifecycle.queuedCommands());
        assertEquals(kernel.count(KernelCounter.COMMANDS_DISPATCHED),
                kernel.count(KernelCounter.COMMANDS_APPLIED) + kernel.count(KernelCounter.COMMANDS_REJECTED));
    }
}
