package io.caelmor.kernel.command;

import io.caelmor.kernel.tick.TickContext;

/// Does what a command asks for, or says why not. Runs on the tick thread, under the rules for a
/// [io.caelmor.kernel.tick.TickHook]; what it throws costs this one command, rejected as `fault`.
@FunctionalInterface
public interface CommandHandler {
    /// `command` is good for the length of this call alone.
    Receipt handle(TickContext tick, Command command);
}
