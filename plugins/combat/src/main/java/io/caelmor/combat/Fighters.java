package io.caelmor.combat;

import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;

/// Who fights, and how they stand: the columns of combat. Every entity has them; only those of a fighter's kind are looked at,
/// and where no plugin makes entities of such a kind nobody fights. Tick thread only.
///
/// A fighter with no health is dead, whoever took it. Tick numbers begin anew with the server, so what holds one is not saved.
final class Fighters {
    final World world;
    final IntColumn health;
    final IntColumn deaths;
    final IntColumn kills;
    /// First tick in which the fighter may attack again.
    final LongColumn readyTick;
    /// Tick in which a member of [#dead] returns.
    final LongColumn respawnTick;
    /// Id of the last outcome that was applied to the fighter.
    final LongColumn lastOutcome;
    /// Those who wait for their return.
    final EntitySet dead;

    private final int[] kinds;

    Fighters(World world, Rules rules) {
        this.world = world;
        health = world.column("combat.health").replicated(Scope.ALL).persisted().ofInt(rules.mostHealth());
        deaths = world.column("combat.deaths").replicated(Scope.ALL).persisted().ofInt(0);
        kills = world.column("combat.kills").replicated(Scope.ALL).persisted().ofInt(0);
        readyTick = world.column("combat.ready_tick").ofLong(0);
        respawnTick = world.column("combat.respawn_tick").ofLong(0);
        lastOutcome = world.column("combat.last_outcome").ofLong(0);
        dead = world.set("combat.dead");
        kinds = rules.fighters().stream().mapToInt(world::kind).toArray();
    }

    /// Whether the entity exists, is of a fighter's kind and in the world's view, which one whose session has left it is not. The
    /// dead are present.
    boolean present(long entity) {
        return world.alive(entity) && fights(entity) && world.visible().contains(entity);
    }

    boolean standing(long fighter) {
        return health.get(fighter) > 0;
    }

    /// The gate `combat.alive`: the dead take no part in the simulation.
    boolean mayAct(World of, long entity) {
        return !fights(entity) || standing(entity);
    }

    /// Puts a dead fighter among those who wait, until `tick`.
    void lay(long fighter, long tick) {
        dead.add(fighter);
        respawnTick.set(fighter, tick);
    }

    private boolean fights(long entity) {
        int kind = world.kind().get(entity);
        for (int fighting : kinds) {
            if (fighting == kind) {
                return true;
            }
        }
        return false;
    }
}
