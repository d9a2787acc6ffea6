package io.caelmor.kernel.tick;

import java.util.Locale;

/// The three parts of a tick, in their order.
public enum Phase {
    /// Taking in: lifecycle, commands, handshakes, completions.
    PRE_TICK,
    /// The game.
    SIMULATE,
    /// Giving out: snapshots, publishing.
    POST_TICK;

    /// As people read it: `pre-tick`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
