package io.caelmor.arena;

import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.World;
import org.jspecify.annotations.Nullable;

/// Health, as the plugin `combat` keeps it in a column that is found by its name. Without that plugin nobody is ever hurt. Tick thread only.
final class Health {
    private @Nullable IntColumn health;

    void bind(World world) {
        health = world.find("combat.health").filter(IntColumn.class::isInstance).map(IntColumn.class::cast).orElse(null);
    }

    /// Whether somebody can be chased, and healed: the dead can't.
    boolean standing(long entity) {
        return health == null || health.get(entity) > 0;
    }

    /// Gives health back, up to what `unhurt` has: an entity that nobody ever strikes. Returns how much that was.
    int heal(long entity, int amount, long unhurt) {
        if (health == null) {
            return 0;
        }
        int before = health.get(entity);
        int gained = Math.min(amount, health.get(unhurt) - before);
        if (gained <= 0) {
            return 0;
        }
        health.set(entity, before + gained);
        return gained;
    }
}
