package io.caelmor.kernel.command;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.outbound.FrameQueues;
import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.persist.Persistence;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionLifecycle;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.session.Sessions;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.tick.Allocations;
import io.caelmor.kernel.tick.Faults;
import io.caelmor.kernel.tick.TickClock;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.wire.FieldType;
import java.util.Objects;

/// Takes frozen batches to their handlers: sessions in slot order, each first-in first-out; and every command to its one receipt. Tick
/// thread only; allocates nothing.
public final class Dispatcher implements Settlement {
    /// What became of a command that may be answered late.
    private enum Ticket { WAITS, SETTLED, FAULTED }

    private final Commands commands;
    private final SessionLifecycle lifecycle;
    private final Sessions sessions;
    private final FrameQueues frames;
    private final Persistence persistence;
    private final Visibility visibility;
    private final Faults faults;
    private final ThreadOwner owner;
    private final Command command;
    private final Allocations allocations;
    private final int[] deferredSlots;
    private final int[] deferredNumbers;
    private final long[] deferredSequences;
    private final long[] deferredArrivals;
    private final boolean[] deferredDurably;
    private final Ticket[] tickets;
    private int deferred;
    private final DurableReceipts durable;
    private final ReceiptLatency latency;
    private long now;
    private final Counter dispatched;
    private final Counter applied;
    private final Counter rejected;
    private final Counter faulted;
    private final Counter promised;
    private final Counter notDurable;

    /// At most `capDeferred` commands of a tick can be answered late; one more is rejected as unsettled. At most `capDurable` answers wait
    /// until they are saved, and `capDurableOfSession` of one session.
    public Dispatcher(Commands commands, SessionLifecycle lifecycle, FrameQueues frames, Persistence persistence, Visibility visibility,
            int capDeferred, int capDurable, int capDurableOfSession, Faults faults, Allocations allocations, TickClock clock, ThreadOwner owner, Metrics metrics) {
        this.commands = commands;
        this.lifecycle = lifecycle;
        this.frames = frames;
        this.persistence = persistence;
        this.visibility = visibility;
        this.faults = faults;
        this.allocations = allocations;
        this.owner = owner;
        command = new Command(owner);
        sessions = lifecycle.sessions();
        deferredSlots = new int[capDeferred];
        deferredNumbers = new int[capDeferred];
        deferredSequences = new long[capDeferred];
        deferredArrivals = new long[capDeferred];
        deferredDurably = new boolean[capDeferred];
        tickets = new Ticket[capDeferred];
        durable = new DurableReceipts(capDurable, sessions.capacity(), capDurableOfSession);
        latency = new ReceiptLatency(clock, metrics);
        dispatched = metrics.of(KernelCounter.COMMANDS_DISPATCHED);
        applied = metrics.of(KernelCounter.COMMANDS_APPLIED);
        rejected = metrics.of(KernelCounter.COMMANDS_REJECTED);
        faulted = metrics.of(KernelCounter.COMMANDS_FAULTED);
        promised = metrics.of(KernelCounter.COMMANDS_PROMISED);
        notDurable = metrics.of(KernelCounter.COMMANDS_NOT_DURABLE);
    }

    /// `kernel.inbound`: what arrived before this instant is this tick's batch.
    public void freeze() {
        for (int slot = 0; slot < sessions.capacity(); slot++) {
            if (sessions.at(slot).state() != SessionState.FREE) {
                lifecycle.queues(slot).freeze();
            }
        }
    }

    /// `kernel.commands`: dispatches the batches.
    public void dispatch(TickContext tick) {
        owner.check();
        now = tick.tick();
        for (int slot = 0; slot < sessions.capacity(); slot++) {
            var session = sessions.at(slot);
            if (playing(session)) {
                dispatch(tick, session);
            }
        }
    }

    /// `kernel.persistence`, behind the completions: answers the durable commands that are saved now.
    public void answerSaved() {
        owner.check();
        while (durable.due(persistence.savedTick())) {
            var session = sessions.at(durable.slot());
            if (lifecycle.queues(durable.slot()).ofPresentLink(durable.sequence())) {
                tell(session, durable.number(), Receipt.APPLIED, durable.tick());
                latency.answered(durable.arrivalNanos());
            }
            durable.release();
        }
    }

    /// `kernel.publish`: what nobody answered is rejected.
    public void endTick() {
        owner.check();
        for (int ticket = 0; ticket < deferred; ticket++) {
            if (tickets[ticket] == Ticket.WAITS) {
                settle(ticket, commands.unsettled);
            }
        }
        deferred = 0;
    }

    /// Behind `kernel.publish`: the transports have all that this tick has for them.
    public void handedOver() {
        owner.check();
        latency.endTick();
    }

    @Override
    public void settle(int ticket, Receipt receipt) {
        owner.check();
        if (ticket < 0 || ticket >= deferred || tickets[ticket] == Ticket.SETTLED || receipt == null || receipt == Receipt.DEFERRED) {
            throw new IllegalArgumentException("ticket " + ticket + " is not one of this tick that waits for an answer");
        }
        if (tickets[ticket] == Ticket.FAULTED) {
            return;
        }
        tickets[ticket] = Ticket.SETTLED;
        answer(deferredSlots[ticket], deferredSequences[ticket], deferredArrivals[ticket], deferredNumbers[ticket], deferredDurably[ticket], receipt);
    }

    private void dispatch(TickContext tick, Session session) {
        var queues = lifecycle.queues(session.slot());
        var ring = queues.inbound();
        for (int length = ring.peek(queues.frozen()); length >= 0 && playing(session); length = ring.peek(queues.frozen())) {
            dispatched.increment();
            try {
                dispatch(tick, session, ring.array(), ring.offset(), length);
            } finally {
                // Whatever went wrong does not come again in the next tick.
                ring.release();
            }
        }
        while (playing(session) && !queues.overflowed().isEmpty()) {
            tell(session, (int) queues.overflowed().poll(), commands.queueFull, now);
        }
    }

    private void dispatch(TickContext tick, Session session, byte[] bytes, int at, int length) {
        int slot = session.slot();
        int number = CommandRecord.number(bytes, at);
        int id = CommandRecord.command(bytes, at);
        long sequence = CommandRecord.sequence(bytes, at);
        long arrival = CommandRecord.arrivalNanos(bytes, at);
        if (lifecycle.queues(slot).ofPresentLink(sequence)) {
            lifecycle.act(session, CommandRecord.acknowledged(bytes, at));
            frames.processing(slot, number);
        }
        if (id < 0) {
            answer(slot, sequence, arrival, number, false, commands.rejection(-id));
            return;
        }
        var type = Objects.requireNonNull(commands.byId(id));
        command.begin(session, type, number, deferred, CommandRecord.tick(bytes, at), sequence);
        command.parameters(bytes, at + CommandRecord.HEAD_BYTES, length - CommandRecord.HEAD_BYTES);
        if (!entitiesInView(tick, session, type)) {
            answer(slot, sequence, arrival, number, false, commands.notVisible);
            return;
        }
        if (type.durable() && !(persistence.healthy() && durable.reserve(slot))) {
            notDurable.increment();
            answer(slot, sequence, arrival, number, false, commands.notDurable);
            return;
        }
        var receipt = handle(tick, type);
        if (receipt != Receipt.DEFERRED) {
            answer(slot, sequence, arrival, number, type.durable(), receipt);
        } else if (deferred == tickets.length) {
            answer(slot, sequence, arrival, number, type.durable(), commands.unsettled);
        } else {
            deferredSlots[deferred] = slot;
            deferredSequences[deferred] = sequence;
            deferredArrivals[deferred] = arrival;
            deferredNumbers[deferred] = number;
            deferredDurably[deferred] = type.durable();
            tickets[deferred] = Ticket.WAITS;
            deferred++;
        }
    }

    private Receipt handle(TickContext tick, CommandType type) {
        tick.at(type);
        long begun = allocations.begin();
        try {
            return Objects.requireNonNull(type.handler().handle(tick, command), "a handler must answer");
        } catch (Throwable t) {
            faults.contain(type.culprit(), t);
            faulted.increment();
            withdrawTicket();
            return commands.fault;
        } finally {
            allocations.end(type.allocated(), begun);
            tick.at(null);
        }
    }

    /// A handler that failed may have noted its ticket, and somebody answers it later in the tick: that is to reach no other command.
    private void withdrawTicket() {
        if (deferred < tickets.length) {
            tickets[deferred++] = Ticket.FAULTED;
        }
    }

    private boolean entitiesInView(TickContext tick, Session session, CommandType type) {
        var fields = type.fields();
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].type() == FieldType.ENTITY) {
                long entity = command.entity(i);
                boolean known = tick.world().alive(entity)
                        && (tick.world().ownerOf(entity) == session.accountId() || visibility.sees(session.slot(), entity));
                if (!known) {
                    return false;
                }
            }
        }
        return true;
    }

    /// A command of the slot has its outcome. With `durably`, room was reserved, and being applied is told when it is saved.
    private void answer(int slot, long sequence, long arrival, int number, boolean durably, Receipt receipt) {
        (receipt.rejected() ? rejected : applied).increment();
        boolean awaited = lifecycle.queues(slot).ofPresentLink(sequence);
        if (durably) {
            if (awaited && !receipt.rejected()) {
                promised.increment();
                durable.add(slot, sequence, number, now, arrival);
                persistence.saveSoon();
                return;
            }
            durable.cancel(slot);
        }
        if (awaited) {
            tell(sessions.at(slot), number, receipt, now);
            latency.answered(arrival);
        }
    }

    private void tell(Session session, int number, Receipt receipt, long tick) {
        if (session.listens()) {
            frames.answer(session.slot(), number, receipt.id(), tick);
        }
    }

    private static boolean playing(Session session) {
        return session.state() == SessionState.ACTIVE || session.state() == SessionState.DETACHED;
    }
}
