package io.caelmor.kernel.plugin;

import io.caelmor.kernel.command.Settlement;
import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.Outbound;
import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.session.Sessions;
import io.caelmor.kernel.thread.Crew;
import io.caelmor.kernel.tick.EligibilityGate;
import io.caelmor.kernel.tick.Overload;
import io.caelmor.kernel.world.World;

/// What a plugin can work with, once all have declared. What it hands out stays good; most of it is for the tick thread.
public interface Bindings {
    /// The world, with all columns of this run: [World#find] finds one by name.
    World world();

    Sessions sessions();

    /// Where replication writes snapshots.
    Outbound outbound();

    /// The events of the tick, for replication to hand on to those who see them.
    EventLog events();

    /// Threads that help the tick thread with work that only reads the world.
    Crew crew();

    /// Who sees what, as far as replication knows.
    Visibility visibility();

    /// Answers deferred commands.
    Settlement settlement();

    /// All plugins' gates as one: whether an entity takes part in the simulation.
    EligibilityGate eligibility();

    /// What is done against overload. It follows from the clock: it may decide what is told and how often, never what happens in the world.
    Overload overload();

    /// The server, for those who show it.
    Observation observation();
}
