package io.caelmor.fuzz;

import io.caelmor.combat.CombatPlugin;
import io.caelmor.commands.CommandsPlugin;
import io.caelmor.inventory.InventoryPlugin;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.replication.ReplicationPlugin;
import io.caelmor.testing.SteppedServer;
import java.util.List;

/// Real servers with all that plays in them, and what must be true of one whatever it was sent.
public final class Servers {
    /// Counters of what never happens, but for an error in the server.
    private static final List<String> NEVER = List.of("tick.hook_faults", "inbound.faulted");

    private Servers() {}

    /// A server that anybody may join.
    public static SteppedServer start(Transport... transports) {
        var builder = SteppedServer.with("commands", new CommandsPlugin()).with("combat", new CombatPlugin()).with("inventory", new InventoryPlugin())
                .with("replication", new ReplicationPlugin()).set("sessions.guests_from_anywhere", true).set("sessions.resume_seconds", 1L)
                .set("tick.threads", 1L);
        for (var transport : transports) {
            builder.with("transport", transport);
        }
        return builder.start();
    }

    /// Throws where the server met an error of its own, or lost count of a command.
    public static void check(SteppedServer server) {
        for (var counter : NEVER) {
            if (server.counter(counter) != 0) {
                throw new AssertionError(counter + " is " + server.counter(counter));
            }
        }
        equal("commands in", server.counter("inbound.commands"), server.counter("inbound.queued") + server.counter("inbound.overflowed"));
        equal("commands dispatched", server.counter("inbound.dispatched"), server.counter("inbound.applied") + server.counter("inbound.rejected"));
    }

    private static void equal(String what, long left, long right) {
        if (left != right) {
            throw new AssertionError(what + ": " + left + ", but accounted for are " + right);
        }
    }
}
