package io.caelmor.kernel.session;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.persist.Persistence;

/// Decides what becomes of a handshake: a new session, an old one continued, or a refusal. Tick thread only.
///
/// A session has one link. A handshake for one that still has another closes that one first, and waits in the session until the
/// old link's event loop has said its last word; a newer handshake takes an older one's place.
final class Handshakes {
    private final SessionTable table;
    private final PortGate gate;
    private final SessionLifecycle lifecycle;
    private final Persistence persistence;
    private final Counter admitted;
    private final Counter attached;
    private final Counter rejected;
    private final Counter dropped;

    Handshakes(SessionTable table, PortGate gate, SessionLifecycle lifecycle, Persistence persistence, Metrics metrics) {
        this.table = table;
        this.gate = gate;
        this.lifecycle = lifecycle;
        this.persistence = persistence;
        admitted = metrics.of(KernelCounter.SESSIONS_ADMITTED);
        attached = metrics.of(KernelCounter.HANDSHAKES_ATTACHED);
        rejected = metrics.of(KernelCounter.HANDSHAKES_REJECTED);
        dropped = metrics.of(KernelCounter.HANDSHAKES_DROPPED);
    }

    /// Looks at up to `most` queued handshakes.
    void run(int most) {
        for (int i = 0; i < most; i++) {
            var request = gate.nextHandshake();
            if (request == null) {
                return;
            }
            again(request);
        }
    }

    /// Looks at a handshake, for the first time or because what it waited for has come.
    void again(HandshakeRequest request) {
        if (request.port().gone || request.port().ending()) {
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
        session.waiting = new HandshakeRequest(request.port(), session.account(), null, request.secret(), request.token());
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
