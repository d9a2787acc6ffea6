package io.caelmor.kernel.command;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.session.CommandIntake;
import io.caelmor.kernel.session.SlotQueues;
import io.caelmor.kernel.tick.TickClock;
import io.caelmor.kernel.wire.Field;
import io.caelmor.kernel.wire.WireReader;

/// Checks commands on their event loops, against the schema, and queues them stamped. What is wrong with one is queued in its place, so
/// that receipts come in the order of the commands. Allocates for text alone.
public final class CommandDecoder implements CommandIntake {
    private static final int CLAIMS_TICK = 1;
    private static final int CLAIMS_IDENTITY = 2 | 4;
    private static final long MOST_NUMBER = 0xFFFF_FFFFL;

    private final Commands commands;
    private final TickClock clock;
    private final Counter in;
    private final Counter queued;
    private final Counter overflowed;
    private final Counter claimedTick;
    private final Counter claimedIdentity;

    public CommandDecoder(Commands commands, TickClock clock, Metrics metrics) {
        this.commands = commands;
        this.clock = clock;
        in = metrics.of(KernelCounter.COMMANDS_IN);
        queued = metrics.of(KernelCounter.COMMANDS_QUEUED);
        overflowed = metrics.of(KernelCounter.COMMANDS_OVERFLOWED);
        claimedTick = metrics.of(KernelCounter.COMMANDS_CLAIMED_TICK);
        claimedIdentity = metrics.of(KernelCounter.COMMANDS_CLAIMED_IDENTITY);
    }

    @Override
    public Verdict take(WireReader message, SlotQueues queues, long receiveTick) {
        int flags = message.u8();
        int id = message.varintUpTo(Integer.MAX_VALUE);
        long number = message.varint();
        if (message.failed() || number < 0 || number > MOST_NUMBER) {
            return Verdict.MALFORMED;
        }
        in.increment();
        if (flags != 0) {
            return refuse(message, queues, receiveTick, (int) number, claim(flags));
        }
        var type = commands.byId(id);
        if (type == null) {
            return refuse(message, queues, receiveTick, (int) number, commands.unknownCommand);
        }
        int begin = message.position();
        for (var parameter : type.fields()) {
            pass(message, parameter);
        }
        if (message.failed()) {
            return refuse(message, queues, receiveTick, (int) number, commands.malformed);
        }
        int length = message.position() - begin;
        int at = queues.inbound().claim(CommandRecord.HEAD_BYTES + length);
        if (at < 0) {
            return overflow(queues, (int) number);
        }
        var bytes = queues.inbound().array();
        CommandRecord.write(bytes, at, receiveTick, queues.nextSequence(), queues.acknowledgements().take(),
                clock.nanoTime(), (int) number, id);
        message.copy(begin, length, bytes, at + CommandRecord.HEAD_BYTES);
        queues.inbound().commit(CommandRecord.HEAD_BYTES + length);
        queued.increment();
        return Verdict.TAKEN;
    }

    private Receipt claim(int flags) {
        if ((flags & CLAIMS_TICK) != 0) {
            claimedTick.increment();
            return commands.claimedTick;
        }
        if ((flags & CLAIMS_IDENTITY) != 0) {
            claimedIdentity.increment();
            return commands.claimedIdentity;
        }
        return commands.malformed;
    }

    /// Queues a rejection in the command's place. Where it ends can't be known, so the rest of the frame is passed over.
    private Verdict refuse(WireReader message, SlotQueues queues, long receiveTick, int number, Receipt rejection) {
        message.finish();
        int at = queues.inbound().claim(CommandRecord.HEAD_BYTES);
        if (at < 0) {
            return overflow(queues, number);
        }
        CommandRecord.write(queues.inbound().array(), at, receiveTick, queues.nextSequence(), queues.acknowledgements().take(),
                clock.nanoTime(), number, -rejection.id());
        queues.inbound().commit(CommandRecord.HEAD_BYTES);
        queued.increment();
        return Verdict.TAKEN;
    }

    private Verdict overflow(SlotQueues queues, int number) {
        overflowed.increment();
        return queues.overflowed().offer(number) ? Verdict.TAKEN : Verdict.FLOOD;
    }

    private static void pass(WireReader message, Field parameter) {
        switch (parameter.type()) {
            case INT -> message.zigzag32();
            case LONG -> message.zigzag();
            case FLOAT -> message.float32();
            case ENTITY -> message.entity();
            case TEXT -> message.text(parameter.maxBytes());
            case QUANTISED -> throw new IllegalStateException("no parameter is QUANTISED");
        }
    }
}
