package io.caelmor.combat;

import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.World;

/// Whether an attack reaches its target: from where the attacker is to where its client last saw the target. Tick thread only.
///
/// What the client saw is the server's own record of the snapshot that it acknowledged, and no older than the rules allow. So a
/// client that holds acknowledgements back gains the allowance and no more. Who returned from the dead since is hit where it is,
/// never where it lay.
final class Reach {
    private final Rules rules;
    private final Fighters fighters;
    private final CombatCounters counters;

    Reach(Rules rules, Fighters fighters, CombatCounters counters) {
        this.rules = rules;
        this.fighters = fighters;
        this.counters = counters;
    }

    /// `seen` is the tick of the snapshot that the attacker's client has, 0 for none.
    boolean covers(TickContext tick, long attacker, long target, long seen) {
        var world = fighters.world;
        float x = world.x().get(target);
        float y = world.y().get(target);
        if (seen > 0 && rewind(world, tick, target, seen)) {
            x = world.history().x();
            y = world.history().y();
            counters.rewound.increment();
        }
        double dx = (double) world.x().get(attacker) - x;
        double dy = (double) world.y().get(attacker) - y;
        double range = rules.range();
        return dx * dx + dy * dy <= range * range;
    }

    /// Finds the target's place in the history; `false` where it must be judged by where it is.
    private boolean rewind(World world, TickContext tick, long target, long seen) {
        long earliest = Math.max(tick.tick() - (long) rules.rewindMillis() * tick.rate() / 1000, fighters.respawnTick.get(target));
        long judged = Math.max(seen, earliest);
        return judged < tick.tick() && world.history().find(target, judged);
    }
}
