package io.caelmor.kernel.outbound;

import io.caelmor.kernel.wire.WireWriter;

/// Writes TICK messages, one session's after the other's, straight into their queues. For one thread at a time: the tick thread, or
/// one member of its crew, and then no two of them for the same session.
///
/// `if (message.begin(slot, reset)) { ...sections, in the order of their bits...; message.commit(); }`. What was
/// committed will be read by the client, or its connection ends: replication may remember it as sent.
public interface TickMessage {
    /// Begins this tick's message for a session, receipts included. `false`, counted, where its queue has no room: then it is
    /// skipped and what it was last sent stands. With `reset` the client is told to forget its view first.
    boolean begin(int slot, boolean reset);

    /// Whether the queue is more than half full: then state should wait, and the rest is for events.
    boolean congested();

    /// Writes into the begun message; [WireWriter#remaining] is its byte budget.
    WireWriter writer();

    /// Says that a section of [io.caelmor.kernel.wire.Section] follows.
    void section(int bit);

    /// Puts the begun message into the queue.
    void commit();

    /// Gives the begun message up; nothing was sent.
    void abandon();
}
