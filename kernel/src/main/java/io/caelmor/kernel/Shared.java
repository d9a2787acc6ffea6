package io.caelmor.kernel;

import io.caelmor.kernel.command.Commands;
import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.metric.Ledger;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.session.SessionListeners;
import io.caelmor.kernel.tick.HookTable;
import io.caelmor.kernel.tick.TickHook;
import io.caelmor.kernel.world.World;
import java.util.List;

/// What plugins declare into.
record Shared(World world, Commands commands, EventLog events, HookTable hooks, List<StartHook> startHooks,
        SessionListeners listeners, Metrics metrics, Ledger ledger, FailurePoints failurePoints) {
    /// Runs once, in the first tick.
    record StartHook(String plugin, TickHook hook) {}
}
