package io.caelmor.commands;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.Scope;

/// The command `count`: adds one to a number that is replicated to its owner and saved. Whoever sees it grow has seen commands,
/// state, replication and persistence alive. Tick thread only.
final class Counting {
    private final Avatars avatars;
    private final LongColumn count;

    Counting(Declarations declarations, Avatars avatars) {
        this.avatars = avatars;
        count = declarations.world().column("commands.count").replicated(Scope.OWNER).persisted().ofLong(0);
        declarations.command("count").handledBy(this::count);
    }

    private Receipt count(TickContext tick, Command command) {
        long avatar = avatars.of(command.session());
        if (avatar == Handle.NONE) {
            return avatars.none();
        }
        count.set(avatar, count.get(avatar) + 1);
        return Receipt.APPLIED;
    }
}
