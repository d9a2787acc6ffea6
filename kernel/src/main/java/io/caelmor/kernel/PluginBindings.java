package io.caelmor.kernel;

import io.caelmor.kernel.command.Settlement;
import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.Outbound;
import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Observation;
import io.caelmor.kernel.session.Sessions;
import io.caelmor.kernel.thread.Crew;
import io.caelmor.kernel.tick.EligibilityGate;
import io.caelmor.kernel.tick.Overload;
import io.caelmor.kernel.world.World;

/// What all plugins are bound to.
record PluginBindings(World world, Sessions sessions, Outbound outbound, EventLog events, Crew crew, Visibility visibility, Settlement settlement,
        EligibilityGate eligibility, Overload overload, Observation observation) implements Bindings {}
