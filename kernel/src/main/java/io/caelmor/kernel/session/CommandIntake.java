package io.caelmor.kernel.session;

import io.caelmor.kernel.wire.WireReader;

/// Takes one COMMAND message apart and queues it, stamped. Called on event loops, for one slot by one at a time.
@FunctionalInterface
public interface CommandIntake {
    /// Reads the message behind its type byte. What it answers is for the link.
    Verdict take(WireReader message, SlotQueues queues, long receiveTick);

    /// What becomes of the link after a command.
    enum Verdict {
        /// It goes on; the command is queued, or queued as rejected.
        TAKEN,
        /// The rest of the frame can't be told apart.
        MALFORMED,
        /// It sent more than there is room to even reject.
        FLOOD
    }
}
