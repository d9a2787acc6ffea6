package io.caelmor.kernel.session;

import io.caelmor.kernel.tick.TickContext;

/// Told of sessions' lives, on the tick thread, at a known place in the tick (`kernel.lifecycle`, `kernel.handshake`);
/// listeners are called in the order of their plugins' names, and in reverse for the end.
public interface SessionListener {
    /// The account's entities are loaded; the session is active from now on.
    default void joined(TickContext tick, Session session) {}

    /// A link was attached, the first or after a loss: its client knows nothing of the world yet.
    default void attached(TickContext tick, Session session) {}

    /// The link is lost; the session may be resumed.
    default void detached(TickContext tick, Session session) {}

    /// The session is over. Its entities are still alive; they are saved and leave the world next.
    default void left(TickContext tick, Session session) {}
}
