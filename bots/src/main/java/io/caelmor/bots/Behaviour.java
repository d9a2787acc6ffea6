package io.caelmor.bots;

import io.caelmor.client.World;

/// What a bot does, by its [Workload]. Event loop only.
interface Behaviour {
    /// Acts upon a TICK.
    void ticked(World world, long self);

    /// Acts at its own phase, whatever the server's ticks do; for those that the [Metronome] knows.
    default void paced(World world, long self) {}
}
