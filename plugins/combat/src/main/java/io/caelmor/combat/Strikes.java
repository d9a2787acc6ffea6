package io.caelmor.combat;

import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.World;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How entities attack that no session plays: another plugin writes the target's handle into the attacker's column `combat.target`, and
/// adds the attacker to the set `combat.striking`, both found by name. It attacks once, in that tick, under the rules that hold for all; what
/// becomes of it shows in the counters and events alone. Tick thread only.
final class Strikes {
    private final LongColumn target;
    private final EntitySet striking;
    private final Refusals refusals;
    private @Nullable Intents intents;

    Strikes(World world, Refusals refusals) {
        this.refusals = refusals;
        target = world.column("combat.target").ofLong(0);
        striking = world.set("combat.striking");
    }

    void bind(Intents staged) {
        intents = staged;
    }

    /// The hook `combat.freeze`: these are the last that join the tick's batch.
    void freeze(TickContext tick) {
        var batch = Objects.requireNonNull(intents);
        for (int index = striking.next(1); index != 0; index = striking.next(index + 1)) {
            long attacker = tick.world().handleAt(index);
            striking.remove(attacker);
            if (!batch.stage(tick.tick(), attacker, target.get(attacker))) {
                refusals.tooMany.counter().increment();
            }
        }
        batch.freeze(tick.tick());
    }
}
