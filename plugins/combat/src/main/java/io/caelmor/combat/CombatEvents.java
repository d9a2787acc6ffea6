package io.caelmor.combat;

import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.plugin.Declarations;

/// What is told of the fighting, to those who see whom it happens to.
final class CombatEvents {
    private final EventType hit;
    private final EventType death;
    private final EventType respawn;

    CombatEvents(Declarations declarations) {
        hit = declarations.event("combat.hit").entity("attacker").entity("target").int32("amount").int32("health").declare();
        death = declarations.event("combat.death").entity("victim").entity("killer").declare();
        respawn = declarations.event("combat.respawn").entity("entity").declare();
    }

    /// `amount` is what was taken, `health` what is left.
    void hit(long attacker, long target, int amount, int health) {
        hit.about(target).entity(attacker).entity(target).int32(amount).int32(health).send();
    }

    void death(long victim, long killer) {
        death.about(victim).entity(victim).entity(killer).send();
    }

    void respawn(long fighter) {
        respawn.about(fighter).entity(fighter).send();
    }
}
