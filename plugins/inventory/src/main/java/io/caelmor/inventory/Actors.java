package io.caelmor.inventory;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.world.Handle;
import org.jspecify.annotations.Nullable;

/// The questions that all commands begin with: may this session's avatar do something, and with that other one? Tick thread only.
final class Actors {
    private final Bearers bearers;
    private final Refusals refusals;

    Actors(Bearers bearers, Refusals refusals) {
        this.bearers = bearers;
        this.refusals = refusals;
    }

    /// The avatar of who asks, or [Handle#NONE].
    long of(Command command) {
        return bearers.of(command.session());
    }

    /// Why the avatar can do nothing now, or `null`.
    @Nullable Receipt hinders(long actor) {
        if (actor == Handle.NONE) {
            return refusals.noAvatar;
        }
        return bearers.able(actor) ? null : refusals.unable;
    }

    /// Why the two can't have to do with each other now, or `null`.
    @Nullable Receipt hinders(long actor, long partner) {
        var alone = hinders(actor);
        if (alone != null) {
            return alone;
        }
        if (partner == actor || !bearers.able(partner)) {
            return refusals.nobody;
        }
        return bearers.near(actor, partner) ? null : refusals.range;
    }
}
