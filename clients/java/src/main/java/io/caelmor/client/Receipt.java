package io.caelmor.client;

import java.util.Optional;

/// What became of one command.
///
/// @param number the number that the client gave it
/// @param command the command's name
/// @param tick the tick in which the server processed it
/// @param rejection why it was refused; empty where it was applied
/// @param latencyNanos from handing the command to the socket to reading the receipt
public record Receipt(long number, String command, long tick, Optional<Schema.Rejection> rejection, long latencyNanos) {
    /// Whether the command took effect.
    public boolean applied() {
        return rejection.isEmpty();
    }

    /// Whether the command was refused for the reason of that name.
    public boolean rejectedWith(String name) {
        return rejection.isPresent() && rejection.get().name().equals(name);
    }
}
