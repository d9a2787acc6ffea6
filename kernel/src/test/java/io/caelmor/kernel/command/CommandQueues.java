package io.caelmor.kernel.command;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.persist.TransientStore;
import io.caelmor.kernel.session.CommandIntake;
import io.caelmor.kernel.support.MiniKernel;
import io.caelmor.kernel.support.QueueSubject;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.wire.WireWriter;

/// The bounded queues of this package, for their contract.
@SuppressWarnings("exports")
public final class CommandQueues {
    private CommandQueues() {}

    /// Commands of one session on their way in, as the decoder queues them.
    public static QueueSubject inbound() {
        var kernel = new MiniKernel(new TransientStore());
        kernel.commands.declaration("game", "test").handledBy((_, _) -> Receipt.APPLIED);
        var decoder = new CommandDecoder(kernel.commands, kernel.clock, kernel.metrics);
        var queues = kernel.lifecycle.queues(0);
        var writer = new WireWriter();
        var reader = new WireReader();
        var room = new byte[32];
        return new QueueSubject() {
            private long taken;

            @Override
            public boolean offer(long value) {
                writer.wrap(room, 0, room.length).u8(0);
                writer.varint(1);
                writer.varint(value);
                long before = kernel.count(KernelCounter.COMMANDS_OVERFLOWED);
                if (decoder.take(reader.wrap(room, 0, writer.length()), queues, 1) == CommandIntake.Verdict.FLOOD) {
                    // As many as there is room to refuse: they were answered.
                    while (!queues.overflowed().isEmpty()) {
                        queues.overflowed().poll();
                    }
                }
                return kernel.count(KernelCounter.COMMANDS_OVERFLOWED) == before;
            }

            @Override
            public long poll() {
                var ring = queues.inbound();
                if (ring.peek(ring.mark()) < 0) {
                    return EMPTY;
                }
                long value = CommandRecord.number(ring.array(), ring.offset());
                ring.release();
                taken++;
                return value;
            }

            @Override
            public int count() {
                return queues.inbound().count();
            }

            @Override
            public int capacity() {
                return MiniKernel.SESSIONS.inboundCount();
            }

            @Override
            public Books books() {
                return new Books(kernel.count(KernelCounter.COMMANDS_IN), taken, kernel.count(KernelCounter.COMMANDS_OVERFLOWED), count());
            }

            @Override
            public String toString() {
                return "CommandDecoder";
            }
        };
    }

    /// Answers that wait for a save; room is reserved for each before it comes.
    public static QueueSubject durable(int cap, int capOfSlot) {
        var receipts = new DurableReceipts(cap, 1, capOfSlot);
        return new QueueSubject() {
            private int waiting;

            @Override
            public boolean offer(long value) {
                if (!receipts.reserve(0)) {
                    return false;
                }
                receipts.add(0, value, (int) value, 5, 0);
                waiting++;
                return true;
            }

            @Override
            public long poll() {
                if (!receipts.due(5)) {
                    return EMPTY;
                }
                long value = receipts.number();
                receipts.release();
                waiting--;
                return value;
            }

            @Override
            public int count() {
                return waiting;
            }

            @Override
            public int capacity() {
                return Math.min(cap, capOfSlot);
            }

            @Override
            public String toString() {
                return "DurableReceipts(" + cap + ", " + capOfSlot + ")";
            }
        };
    }
}
