package io.caelmor.kernel.command;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.outbound.FrameQueues;
import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionLifecycle;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.session.Sessions;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.tick.Faults;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.wire.FieldType;
import java.util.Objects;

/// Takes frozen batches to their handlers: sessions in slot order, each first-in first-out; and every command to its one receipt. Tick
/// thread only; allocates nothing.
public final class Dispatcher implements Settlement {
    /// No session's activation: nobody waits for the answer.
    private static final int NOBODY = -1;

    private final Commands commands;
    private final SessionLifecycle lifecycle;
    private final Sessions sessions;
    private final FrameQueues frames;
    private final Visibility visibility;
    private final Faults faults;
    private final ThreadOwner owner;
    private final Command command = new Command();
    private final int[] deferredSlots;
    private final int[] deferredNumbers;
    private final int[] deferredActivations;
    private final boolean[] settled;
    private int deferred;
    private final Counter dispatched;
    private final Counter applied;
    private final Counter rejected;
    private final Counter faulted;

    /// At most `capDeferred` commands of a tick can be answered late; one more is rejected as unsettled.
    public Dispatcher(Commands commands, SessionLifecycle lifecycle, FrameQueues frames, Visibility visibility, int capDeferred,
            Faults faults, ThreadOwner owner, Metrics metrics) {
        this.commands = commands;
        this.lifecycle = lifecycle;
        this.frames = frames;
        this.visibility = visibility;
        this.faults = faults;
        this.owner = owner;
        sessions = lifecycle.sessions();
        deferredSlots = new int[capDeferred];
        deferredNumbers = new int[capDeferred];
        deferredActivations = new int[capDeferred];
        settled = new boolean[capDeferred];
        dispatched = metrics.of(KernelCounter.COMMANDS_DISPATCHED);
        applied = metrics.of(KernelCounter.COMMANDS_APPLIED);
        rejected = metrics.of(KernelCounter.COMMANDS_REJECTED);
        faulted = metrics.of(KernelCounter.COMMANDS_FAULTED);
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
        for (int slot = 0; slot < sessions.capacity(); slot++) {
            var session = sessions.at(slot);
            if (playing(session)) {
                dispatch(tick, session);
            }
        }
    }

    /// `kernel.publish`: what nobody answered is rejected.
    public void endTick() {
        owner.check();
        for (int ticket = 0; ticket < deferred; ticket++) {
            if (!settled[ticket]) {
                settle(ticket, commands.unsettled);
            }
        }
        deferred = 0;
    }

    @Override
    public void settle(int ticket, Receipt receipt) {
        owner.check();
        if (ticket < 0 || ticket >= deferred || settled[ticket] || receipt == null || receipt == Receipt.DEFERRED) {
            throw new IllegalArgumentException("ticket " + ticket + " is not one of this tick that waits for an answer");
        }
        settled[ticket] = true;
        var session = sessions.at(deferredSlots[ticket]);
        answer(session, session.activation() == deferredActivations[ticket], deferredNumbers[ticket], receipt);
    }

    private void dispatch(TickContext tick, Session session) {
        var queues = lifecycle.queues(session.slot());
        var ring = queues.inbound();
        for (int length = ring.peek(queues.frozen()); length >= 0 && playing(session); length = ring.peek(queues.frozen())) {
            dispatched.increment();
            boolean awaited = queues.ofPresentLink(CommandRecord.sequence(ring.array(), ring.offset()));
            dispatch(tick, session, awaited, ring.array(), ring.offset(), length);
            ring.release();
        }
        while (playing(session) && !queues.overflowed().isEmpty()) {
            answerUncounted(session, (int) queues.overflowed().poll(), commands.queueFull);
        }
    }

    /// `awaited` says whether the client that sent it is the one that is there now.
    private void dispatch(TickContext tick, Session session, boolean awaited, byte[] bytes, int at, int length) {
        int number = CommandRecord.number(bytes, at);
        int id = CommandRecord.command(bytes, at);
        if (awaited) {
            long acknowledged = CommandRecord.acknowledged(bytes, at);
            if (acknowledged != 0) {
                lifecycle.acknowledge(session, acknowledged);
            }
            frames.processing(session.slot(), number);
        }
        if (id < 0) {
            answer(session, awaited, number, commands.rejection(-id));
            return;
        }
        var type = commands.byId(id);
        command.begin(session, type, number, deferred, CommandRecord.tick(bytes, at), CommandRecord.sequence(bytes, at));
        command.parameters(bytes, at + CommandRecord.HEAD_BYTES, length - CommandRecord.HEAD_BYTES);
        var receipt = entitiesInView(tick, session, type) ? handle(tick, type) : commands.notVisible;
        if (receipt != Receipt.DEFERRED) {
            answer(session, awaited, number, receipt);
        } else if (deferred == settled.length) {
            answer(session, awaited, number, commands.unsettled);
        } else {
            deferredSlots[deferred] = session.slot();
            deferredActivations[deferred] = awaited ? session.activation() : NOBODY;
            deferredNumbers[deferred] = number;
            settled[deferred] = false;
            deferred++;
        }
    }

    private Receipt handle(TickContext tick, CommandType type) {
        try {
            return Objects.requireNonNull(type.handler().handle(tick, command), "a handler must answer");
        } catch (Throwable t) {
            faults.contain("command " + type.name(), t);
            faulted.increment();
            return commands.fault;
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

    private void answer(Session session, boolean awaited, int number, Receipt receipt) {
        (receipt.rejected() ? rejected : applied).increment();
        if (awaited) {
            answerUncounted(session, number, receipt);
        }
    }

    private void answerUncounted(Session session, int number, Receipt receipt) {
        if (session.state() == SessionState.ACTIVE) {
            frames.answer(session.slot(), number, receipt.id());
        }
    }

    private static boolean playing(Session session) {
        return session.state() == SessionState.ACTIVE || session.state() == SessionState.DETACHED;
    }
}
