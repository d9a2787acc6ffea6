package io.caelmor.combat;

import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.tick.TickRandom;
import io.caelmor.kernel.world.ChangeLog;
import io.caelmor.kernel.world.World;

/// The hook `combat.respawn`: the dead return after their time, with full health, at a place by chance. Tick thread only.
///
/// Fighters also come to be dead without an outcome: loaded as they were saved, or by another plugin's hand. They are found in
/// the world's change log, so that costs what changed and not what exists.
final class Respawn {
    private final Rules rules;
    private final Fighters fighters;
    private final CombatCounters counters;
    private final CombatEvents events;
    private final World world;
    /// Where this reader of the change log has come to.
    private long cursor;

    Respawn(Rules rules, Fighters fighters, CombatCounters counters, CombatEvents events) {
        this.rules = rules;
        this.fighters = fighters;
        this.counters = counters;
        this.events = events;
        world = fighters.world;
    }

    void run(TickContext tick) {
        findDead(tick);
        var dead = fighters.dead;
        for (int index = dead.next(1); index != 0; index = dead.next(index + 1)) {
            long fighter = world.handleAt(index);
            if (!fighters.present(fighter) || fighters.standing(fighter)) {
                // It left, to be found when it is back; or somebody else revived it.
                dead.remove(fighter);
            } else if (tick.tick() >= fighters.respawnTick.get(fighter)) {
                dead.remove(fighter);
                revive(fighter, tick.random());
            }
        }
    }

    private void revive(long fighter, TickRandom random) {
        world.x().set(fighter, place(world.bounds().width(), random));
        world.y().set(fighter, place(world.bounds().height(), random));
        fighters.health.set(fighter, rules.mostHealth());
        counters.respawns.increment();
        events.respawn(fighter);
    }

    private float place(float extent, TickRandom random) {
        float side = Math.min(rules.respawnArea(), extent);
        return Math.clamp((extent - side) / 2 + random.nextFloat() * side, 0, extent);
    }

    private void findDead(TickContext tick) {
        ChangeLog changes = world.changes();
        changes.mark();
        if (changes.lost(cursor)) {
            for (int index = 1; index <= world.capacity(); index++) {
                look(tick, index);
            }
        } else {
            for (long position = cursor; position < changes.head(); position++) {
                look(tick, changes.at(position));
            }
        }
        cursor = changes.head();
    }

    private void look(TickContext tick, int index) {
        long entity = world.handleAt(index);
        if (fighters.present(entity) && !fighters.standing(entity) && !fighters.dead.containsIndex(index)) {
            fighters.lay(entity, tick.tick() + tick.ticks(rules.respawnSeconds()));
        }
    }
}
