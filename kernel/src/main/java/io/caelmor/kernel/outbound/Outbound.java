package io.caelmor.kernel.outbound;

/// Where replication writes what sessions are told.
public interface Outbound {
    /// A writer of messages: one for each thread that shall write. While binding only.
    TickMessage message();

    /// Lets sockets begin with the messages that are committed, while others are still to come: worth it where those others are many, and can
    /// wait. Tick thread only, with no message open.
    void sendNow();

    /// An event could not be given to this session: it is told that it is too slow, and closed. Tick thread only.
    void eventLost(int slot);

    /// Passes a copy of what one session is sent to `tap`, in place of the one before. Starting thread or tick thread.
    void tap(FrameTap tap);
}
