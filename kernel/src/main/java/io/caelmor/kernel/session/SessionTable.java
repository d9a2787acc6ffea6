package io.caelmor.kernel.session;

import io.caelmor.kernel.outbound.FrameQueues;
import io.caelmor.kernel.thread.ThreadOwner;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The slots, and the sessions by account and by resume token. Tick thread only.
final class SessionTable implements Sessions {
    private final ThreadOwner owner;
    private final Session[] sessions;
    private final Map<String, Session> byAccount = new HashMap<>();
    private final Map<ResumeToken, Session> byToken = new HashMap<>();
    private final SlotSet used;
    private final SlotSet active;
    private int leaving;

    SessionTable(SessionLimits limits, FrameQueues frames, ThreadOwner owner, SessionControl control) {
        this.owner = owner;
        sessions = new Session[limits.capacity()];
        used = new SlotSet(sessions.length);
        active = new SlotSet(sessions.length);
        for (int slot = 0; slot < sessions.length; slot++) {
            var queues = new SlotQueues(slot, limits.inboundBytes(), limits.inboundCount(), limits.inboundCount(), frames.queue(slot));
            sessions[slot] = new Session(slot, owner, queues, control);
        }
    }

    @Override
    public int capacity() {
        return sessions.length;
    }

    @Override
    public Session at(int slot) {
        owner.checkRead();
        return sessions[slot];
    }

    @Override
    public int nextActive(int slot) {
        owner.checkRead();
        return active.next(slot);
    }

    @Override
    public int activeCount() {
        owner.check();
        return active.size();
    }

    @Override
    public Optional<Session> find(String account) {
        owner.check();
        var session = byAccount.get(account);
        return session == null || session.state() == SessionState.LEAVING ? Optional.empty() : Optional.of(session);
    }

    /// Slots that are not free.
    int used() {
        return used.size();
    }

    /// Whether no slot is free.
    boolean isFull() {
        return used.size() == sessions.length;
    }

    /// Slots that will be free once what they hold is saved and their link is closed.
    int leaving() {
        return leaving;
    }

    /// The first slot at `slot` or above that is not free, or -1.
    int nextUsed(int slot) {
        return used.next(slot);
    }

    /// The session of an account, whatever its state, or `null`.
    @Nullable Session byAccount(String account) {
        return byAccount.get(account);
    }

    /// The session that a token resumes, or `null`.
    @Nullable Session byToken(ResumeToken token) {
        return byToken.get(token);
    }

    /// Takes the lowest free slot for an account; `null` where none is.
    @Nullable Session admit(String account) {
        int slot = used.lowestAbsent();
        if (slot < 0) {
            return null;
        }
        used.add(slot);
        var session = sessions[slot];
        session.admit(account, SessionState.LOADING);
        byAccount.put(account, session);
        return session;
    }

    /// Moves a session that is not free on in its life.
    void become(Session session, SessionState next) {
        session.become(next);
        if (next == SessionState.ACTIVE) {
            active.add(session.slot());
        } else {
            active.remove(session.slot());
        }
        leaving += next == SessionState.LEAVING ? 1 : 0;
    }

    /// Gives the session the token that resumes it from now on; `null` for none.
    void rotate(Session session, @Nullable ResumeToken token) {
        if (session.token != null) {
            byToken.remove(session.token);
        }
        session.token = token;
        if (token != null) {
            byToken.put(token, session);
        }
    }

    void free(Session session) {
        rotate(session, null);
        byAccount.remove(session.account());
        leaving -= session.state() == SessionState.LEAVING ? 1 : 0;
        session.free();
        active.remove(session.slot());
        used.remove(session.slot());
    }
}
