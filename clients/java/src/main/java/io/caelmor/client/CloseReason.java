package io.caelmor.client;

/// Why a connection is over.
///
/// @param how who or what ended it
/// @param code the kick reason's number; 0 where it was no kick
/// @param name the kick reason's name, the address redirected to, or a word of this client
/// @param sentence for people
public record CloseReason(How how, int code, String name, String sentence) {
    /// Who or what ended a connection.
    public enum How {
        /// The server said KICK; `code` and `name` say why.
        KICKED,
        /// The server said REDIRECT; [Client#resume] goes there.
        REDIRECTED,
        /// This client called [Client#disconnect].
        DISCONNECTED,
        /// The connection broke, or was never made.
        LOST,
        /// What the server sent could not be read any further.
        VIOLATION,
        /// A listener threw.
        LISTENER_FAILED
    }

    /// Whether the server ended it with that kick reason.
    public boolean kickedWith(String reason) {
        return how == How.KICKED && name.equals(reason);
    }

    @Override
    public String toString() {
        return how == How.KICKED ? "kicked (" + name + "): " + sentence : sentence;
    }
}
