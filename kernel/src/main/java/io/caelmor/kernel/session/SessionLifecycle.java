package io.caelmor.kernel.session;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.outbound.FrameQueues;
import io.caelmor.kernel.persist.LoadListener;
import io.caelmor.kernel.persist.Persistence;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.tick.Overload;
import io.caelmor.kernel.tick.TickContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The lives of sessions, from admission to the free slot; all on the tick thread. [Handshakes] decides who comes in.
public final class SessionLifecycle implements SessionControl, LoadListener {
    private final ThreadOwner owner;
    private final SessionLimits limits;
    private final PortGate gate;
    private final FrameQueues frames;
    private final Persistence persistence;
    private final WelcomeFrame welcome;
    private final SessionListeners listeners;
    private final SessionTable table;
    private final Handshakes handshakes;
    private final Strangers strangers = new Strangers();
    private final Pace pace;
    private final Metrics metrics;
    private final Counter discarded;
    private final Counter disbelieved;
    private @Nullable TickContext tick;

    public SessionLifecycle(SessionLimits limits, PortGate gate, FrameQueues frames, Persistence persistence, WelcomeFrame welcome,
            SessionListeners listeners, Overload overload, ThreadOwner owner, Metrics metrics) {
        this.owner = owner;
        this.limits = limits;
        this.gate = gate;
        this.frames = frames;
        this.persistence = persistence;
        this.welcome = welcome;
        this.listeners = listeners;
        this.metrics = metrics;
        table = new SessionTable(limits, frames, owner, this);
        handshakes = new Handshakes(limits.links(), table, gate, this, persistence, metrics);
        pace = new Pace(overload, limits.capacity());
        discarded = metrics.of(KernelCounter.COMMANDS_DISCARDED);
        disbelieved = metrics.of(KernelCounter.ACKS_DISBELIEVED);
    }

    public Sessions sessions() {
        return table;
    }

    // --- hooks

    /// `kernel.lifecycle`: connects, disconnects, timeouts.
    public void drain(TickContext now) {
        owner.check();
        tick = now;
        gate.beginTick(now.tick());
        for (var port = gate.nextSignalled(); port != null; port = gate.nextSignalled()) {
            int signals = port.takeSignals();
            if ((signals & SocketPort.CONNECTED) != 0) {
                connected(port);
            }
            if ((signals & SocketPort.GREETED) != 0) {
                strangers.remove(port);
            }
            if ((signals & SocketPort.BYE) != 0 && port.session != null) {
                port.session.goodbye = true;
            }
            if ((signals & SocketPort.DISCONNECTED) != 0) {
                disconnected(port);
            }
        }
        var late = strangers.oldestSince(now.tick() - limits.handshakeTicks());
        while (late != null) {
            strangers.remove(late);
            if (!late.ending()) {
                metrics.of(KernelCounter.HANDSHAKES_TIMED_OUT).increment();
                late.end(CloseReason.HANDSHAKE_TIMEOUT, CloseReason.HANDSHAKE_TIMEOUT.sentence());
            }
            late = strangers.oldestSince(now.tick() - limits.handshakeTicks());
        }
    }

    /// `kernel.handshake`: goodbyes and ends first, so that their slots are free for those who come; and in front of the tick's messages, how long it takes.
    public void admit(TickContext now) {
        owner.check();
        tick = now;
        for (int slot = table.nextUsed(0); slot >= 0; slot = table.nextUsed(slot + 1)) {
            var session = table.at(slot);
            switch (session.state()) {
                case ACTIVE, DETACHED -> {
                    if (session.goodbye) {
                        end(session, CloseReason.BYE, CloseReason.BYE.sentence());
                    } else if (session.state() == SessionState.DETACHED && now.tick() >= session.deadlineTick) {
                        end(session, CloseReason.RESUME_UNKNOWN, CloseReason.RESUME_UNKNOWN.sentence());
                    }
                }
                case LEAVING -> freeIfSaved(session);
                case FREE, LOADING -> { }
            }
        }
        for (int slot = table.nextActive(0); slot >= 0; slot = table.nextActive(slot + 1)) {
            pace.tell(table.at(slot));
        }
        handshakes.run(limits.handshakesPerTick());
    }

    /// `kernel.publish`: sends receipts that wait, closes who does not keep up.
    public void publish() {
        owner.check();
        for (int slot = table.nextActive(0); slot >= 0; slot = table.nextActive(slot + 1)) {
            frames.endTick(slot, limits.stuckTicks());
        }
        frames.publish();
    }

    // --- ends

    @Override
    public void end(Session session, CloseReason reason, String sentence) {
        end(session, reason, KickFrame.of(reason, sentence));
    }

    @Override
    public void redirect(Session session, String address, byte[] resumeToken) {
        end(session, CloseReason.BYE, KickFrame.redirect(address, resumeToken));
    }

    /// Closes the link of a session that stays and may be resumed.
    public void detach(int slot, CloseReason reason) {
        owner.check();
        var session = table.at(slot);
        if (session.port != null) {
            session.port.end(reason, reason.sentence());
        }
    }

    /// Ends all sessions and refuses new ones: the server stops.
    public void endAll() {
        owner.check();
        gate.shut();
        for (int slot = 0; slot < table.capacity(); slot++) {
            end(table.at(slot), CloseReason.SHUTDOWN, CloseReason.SHUTDOWN.sentence());
        }
        for (var stranger = strangers.oldestSince(Long.MAX_VALUE); stranger != null; stranger = strangers.oldestSince(Long.MAX_VALUE)) {
            strangers.remove(stranger);
            stranger.end(CloseReason.SHUTDOWN, CloseReason.SHUTDOWN.sentence());
        }
    }

    private void end(Session session, CloseReason reason, byte[] lastFrame) {
        owner.check();
        if (session.state() == SessionState.FREE || session.state() == SessionState.LEAVING) {
            return;
        }
        table.become(session, SessionState.LEAVING);
        table.rotate(session, null);
        if (session.joined) {
            leave(session);
        }
        session.leftTick = now().tick();
        var port = session.port;
        if (port == null) {
            return;
        }
        if (reason == CloseReason.BYE) {
            // Who goes in peace hears of it when all is saved, and nothing before.
            port.ignore();
            session.farewell = lastFrame;
        } else {
            close(session, port, reason, lastFrame);
        }
    }

    private void close(Session session, SocketPort port, CloseReason reason, byte[] lastFrame) {
        frames.flushReceipts(session.slot());
        port.end(reason, lastFrame);
    }

    @Override
    public long tick() {
        owner.checkRead();
        return now().tick();
    }

    /// The tick that runs, or ran last. No session is anything but free before the first.
    private TickContext now() {
        return Objects.requireNonNull(tick);
    }

    private void leave(Session session) {
        listeners.left(now(), session);
        persistence.saveSoon();
    }

    /// The hello can be seen first, and is no stranger's then: handshakes come through another mailbox.
    private void connected(SocketPort port) {
        if (gate.isShut()) {
            port.end(CloseReason.SHUTDOWN, CloseReason.SHUTDOWN.sentence());
        } else if (port.session == null) {
            strangers.add(port, now().tick());
        }
    }

    private void disconnected(SocketPort port) {
        if (port.gone) {
            return;
        }
        port.gone = true;
        strangers.remove(port);
        gate.retire(port);
        var session = port.session;
        if (session == null) {
            return;
        }
        port.session = null;
        session.port = null;
        session.farewell = null;
        frames.detach(session.slot());
        if (session.state() == SessionState.ACTIVE) {
            table.become(session, SessionState.DETACHED);
            session.deadlineTick = now().tick() + limits.resumeTicks();
            metrics.of(KernelCounter.SESSIONS_DETACHED).increment();
            persistence.saveSoon();
            listeners.detached(now(), session);
        }
        handshakes.linkFree(session);
    }

    private void freeIfSaved(Session session) {
        var farewell = session.farewell;
        var port = session.port;
        if (farewell != null && port != null && persistence.savedTick() >= session.leftTick) {
            close(session, port, CloseReason.BYE, farewell);
            session.farewell = null;
        } else if (farewell != null && port != null && persistence.lost()) {
            close(session, port, CloseReason.FAULT, KickFrame.of(CloseReason.FAULT, CloseReason.FAULT.sentence()));
            session.farewell = null;
        }
        if (port != null || session.accountId() != 0 && persistence.unsaved(session.accountId())) {
            return;
        }
        if (session.accountId() != 0) {
            persistence.unload(session.accountId());
        }
        var inbound = session.queues().inbound();
        long mark = inbound.mark();
        while (inbound.peek(mark) >= 0) {
            inbound.release();
            discarded.increment();
        }
        while (!session.queues().overflowed().isEmpty()) {
            session.queues().overflowed().poll();
        }
        var waiting = session.waiting;
        session.waiting = null;
        session.goodbye = false;
        table.free(session);
        metrics.of(KernelCounter.SESSIONS_ENDED).increment();
        if (waiting != null) {
            handshakes.slotFree(waiting);
        }
    }

    // --- beginnings

    @Override
    public boolean awaits(int slot, int activation) {
        var session = table.at(slot);
        return session.activation() == activation && session.state() == SessionState.LOADING;
    }

    @Override
    public void loaded(int slot, int activation, long account) {
        owner.check();
        var session = table.at(slot);
        session.loaded(account);
        metrics.of(KernelCounter.SESSIONS_JOINED).increment();
        listeners.joined(now(), session);
        session.joined = true;
        if (session.state() == SessionState.LEAVING) {
            // One of them ended it; the end is told when all have heard of the beginning.
            leave(session);
        } else if (session.port == null) {
            table.become(session, SessionState.DETACHED);
            session.deadlineTick = now().tick() + limits.resumeTicks();
        } else {
            open(session, session.port, false);
        }
    }

    @Override
    public void loadFailed(int slot, int activation) {
        if (awaits(slot, activation)) {
            end(table.at(slot), CloseReason.STORE, CloseReason.STORE.sentence());
        }
    }

    /// Attaches a link to a session that has none. An active session is welcomed at once, a loading one when it is loaded.
    void attach(Session session, HandshakeRequest request) {
        var port = request.port();
        strangers.remove(port);
        if (session.state() == SessionState.LOADING && session.port == null) {
            session.admittedTick = now().tick();
        }
        port.session = session;
        session.port = port;
        session.goodbye = false;
        session.secret = request.secret();
        table.rotate(session, request.token());
        if (session.joined) {
            metrics.of(KernelCounter.SESSIONS_RESUMED).increment();
            open(session, port, true);
        }
    }

    private void open(Session session, SocketPort port, boolean resumed) {
        table.become(session, SessionState.ACTIVE);
        frames.attach(session.slot(), port.link());
        session.queues().beginLink();
        pace.begin(session);
        session.beginLink(now().tick());
        var frame = welcome.write(session.account(), resumed, now().tick(), Objects.requireNonNull(session.secret));
        session.secret = null;
        if (!session.queues().outbound().put(frame.array(), frame.length())) {
            throw new IllegalStateException("an empty queue has no room for the welcome of " + frame.length() + " bytes");
        }
        port.attach(session.queues());
        port.link().framesWait();
        listeners.attached(now(), session);
    }

    /// The queues of a slot, for dispatch.
    public SlotQueues queues(int slot) {
        return table.at(slot).queues();
    }

    /// A command of the session's present link is about to be processed. With it the client says that it has the snapshot of the tick
    /// `acknowledged`, or nothing where that is 0. What can't be is passed over and counted.
    public void act(Session session, long acknowledged) {
        owner.check();
        session.act(now().tick());
        if (acknowledged == 0) {
            return;
        }
        if (acknowledged < session.linkTick || acknowledged < session.acknowledgedTick() || acknowledged > frames.lastTick(session.slot())) {
            disbelieved.increment();
        } else {
            session.acknowledge(acknowledged, now().tick());
        }
    }

    // --- what is held

    /// Commands in rings and frames in queues, of all slots.
    public int queuedCommands() {
        int count = 0;
        for (int slot = 0; slot < table.capacity(); slot++) {
            count += table.at(slot).queues().inbound().count();
        }
        return count;
    }

    /// Frames in outbound queues, of all slots.
    public int queuedFrames() {
        int count = 0;
        for (int slot = 0; slot < table.capacity(); slot++) {
            count += table.at(slot).queues().outbound().count();
        }
        return count;
    }

    /// Handshakes that wait for an older link to close, for a slot or for the store.
    public int waitingHandshakes() {
        int count = handshakes.newcomers();
        for (int slot = 0; slot < table.capacity(); slot++) {
            count += table.at(slot).waiting == null ? 0 : 1;
        }
        return count;
    }

    /// Links that have not said hello.
    public int strangers() {
        return strangers.count();
    }

    /// Slots that are not free.
    public int used() {
        return table.used();
    }
}
