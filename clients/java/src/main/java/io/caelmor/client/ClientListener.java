package io.caelmor.client;

import org.jspecify.annotations.Nullable;

/// What a client tells its user. All calls come on the client's event loop and must not block it; sending commands from
/// them is fine. A listener that throws ends its connection ([CloseReason.How#LISTENER_FAILED]).
///
/// Within one TICK the order is that of the wire: receipts, events, leaves, enters, updates, events missed, and last [#onTick], when the
/// copy of the world is whole again.
public interface ClientListener {
    /// A connection is made and the session plays; the world is empty.
    default void onWelcome(Client client, Welcome welcome) {}

    /// What became of a command.
    ///
    /// @param number what [PreparedCommand#send] answered
    /// @param tick the tick in which it was processed
    /// @param rejection null where it was applied
    /// @param latencyNanos since it was sent
    default void onReceipt(Client client, long number, Schema.Signature command, long tick, Schema.@Nullable Rejection rejection,
            long latencyNanos) {}

    /// An event. The object is used again: [Event#copy] keeps it.
    default void onEvent(Client client, Event event) {}

    /// An entity goes out of view. It can be read for the last time.
    default void onLeave(Client client, long entity) {}

    /// An entity came into view.
    default void onEnter(Client client, long entity) {}

    /// Columns of an entity changed.
    ///
    /// @param columns bit *i* for the column at position *i*
    default void onUpdate(Client client, long entity, long columns) {}

    /// So much happened around in this tick that the server left out events about others, the farthest ones.
    default void onEventsMissed(Client client, long tick) {}

    /// A TICK is applied.
    default void onTick(Client client, long tick) {}

    /// The server sent something that does not add up.
    default void onViolation(Client client, ProtocolViolation violation) {}

    /// The connection is over, or could not be made. The copy of the world stays as it was.
    default void onClosed(Client client, CloseReason reason) {}
}
