package io.caelmor.kernel.session;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.persist.Persistence;
import java.util.ArrayDeque;

/// Decides what becomes of a handshake: a new session, an old one continued, or a refusal. Tick thread only.
///
/// A session has one link. A handshake for one that still has another closes that one first, and waits in the session until the
/// old link's event loop has said its last word; a newer handshake takes an older one's place.
///
/// Who needs a new session waits while the store takes no more loads, or while all slots are used and one of them is about to be free.
/// Nobody who says hello overtakes him then; who resumes does, for that needs neither.
final class Handshakes {
    private static final String OVERLOADED = "the server has too much to do and lets nobody new in; try again later";

    private final SessionTable table;
    private final PortGate gate;
    private final SessionLifecycle lifecycle;
    private final Persistence persistence;
    private final ArrayDeque<HandshakeRequest> newcomers;
    private final int capNewcomers;
    private final Counter admitted;
    private final Counter attached;
    private final Counter rejected;
    private final Counter dropped;
    private final Counter overloaded;

    Handshakes(int links, SessionTable table, PortGate gate, SessionLifecycle lifecycle, Persistence persistence, Metrics metrics) {
        capNewcomers = links;
        newcomers = new ArrayDeque<>(links);
        this.table = table;
        this.gate = gate;
        this.lifecycle = lifecycle;
        this.persistence = persistence;
        admitted = metrics.of(KernelCounter.SESSIONS_ADMITTED);
        attached = metrics.of(KernelCounter.HANDSHAKES_ATTACHED);
        rejected = metrics.of(KernelCounter.HANDSHAKES_REJECTED);
        overloaded = metrics.of(KernelCounter.OVERLOAD_REFUSED);
        dropped = metrics.of(KernelCounter.HANDSHAKES_DROPPED);
    }

    /// Looks at up to `most` handshakes, those that wait for room first.
    void run(int most) {
        int looks = 0;
        while (looks < most && !newcomers.isEmpty() && !mustWait(newcomers.getFirst())) {
            again(newcomers.removeFirst());
            looks++;
        }
        for (; looks < most; looks++) {
            var request = gate.nextHandshake();
            if (request == null) {
                return;
            }
            if (request.resume() == null && (!newcomers.isEmpty() || mustWait(request))) {
                await(request);
            } else {
                again(request);
            }
        }
    }

    /// Handshakes that wait for a slot or for the store.
    int newcomers() {
        return newcomers.size();
    }

    /// The session is over that its account's next handshake has waited for.
    void slotFree(HandshakeRequest waiting) {
        if (mustWait(waiting)) {
            newcomers.addFirst(waiting);
        } else {
            again(waiting);
        }
    }

    private boolean mustWait(HandshakeRequest request) {
        if (over(request) || gate.isShut() || table.byAccount(request.account()) != null) {
            return false;
        }
        return table.isFull() ? table.leaving() > 0 : !persistence.mayLoad();
    }

    /// Live links are no more than the cap, so without those whose link is gone there is room for all.
    private void await(HandshakeRequest request) {
        if (newcomers.size() >= capNewcomers) {
            int before = newcomers.size();
            newcomers.removeIf(Handshakes::over);
            dropped.add(before - newcomers.size());
        }
        newcomers.addLast(request);
    }

    private static boolean over(HandshakeRequest request) {
        return request.port().gone || request.port().ending();
    }

    /// Looks at a handshake that need not wait for room, or no longer.
    private void again(HandshakeRequest request) {
        if (over(request)) {
            dropped.increment();
            return;
        }
        if (gate.isShut()) {
            refuse(request, CloseReason.SHUTDOWN);
            return;
        }
        var session = request.resume() == null ? table.byAccount(request.account()) : table.byToken(request.resume());
        if (session != null) {
            proceed(session, request);
        } else if (request.resume() != null) {
            refuse(request, CloseReason.RESUME_UNKNOWN);
        } else if (request.known()) {
            overloaded.increment();
            rejected.increment();
            request.port().end(CloseReason.SERVER_FULL, OVERLOADED);
        } else {
            session = table.admit(request.account());
            if (session == null) {
                refuse(request, CloseReason.SERVER_FULL);
                return;
            }
            admitted.increment();
            attach(session, request);
            persistence.load(session.account(), session.slot(), session.activation());
        }
    }

    /// The session's link is gone, as the one that waits for it wanted.
    void linkFree(Session session) {
        var waiting = session.waiting;
        if (waiting != null && session.state() != SessionState.LEAVING) {
            session.waiting = null;
            again(waiting);
        }
    }

    private void proceed(Session session, HandshakeRequest request) {
        if (session.port == null && session.state() != SessionState.LEAVING) {
            attach(session, request);
            return;
        }
        if (session.waiting != null) {
            dropped.increment();
            session.waiting.port().end(CloseReason.REPLACED, CloseReason.REPLACED.sentence());
        }
        // By name from now on: the token is used up, whatever comes of this.
        session.waiting = new HandshakeRequest(request.port(), session.account(), false, null, request.secret(), request.token());
        table.rotate(session, null);
        if (session.port != null) {
            session.port.end(CloseReason.REPLACED, CloseReason.REPLACED.sentence());
        }
    }

    private void attach(Session session, HandshakeRequest request) {
        attached.increment();
        lifecycle.attach(session, request);
    }

    private void refuse(HandshakeRequest request, CloseReason reason) {
        rejected.increment();
        request.port().end(reason, reason.sentence());
    }
}
