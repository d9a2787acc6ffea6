package io.caelmor.arena;

import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.World;

/// Healing herbs: a hurt player who comes by eats one, and it grows again elsewhere. Tick thread only; nothing allocates once they are there.
final class Herbs {
    private static final float REACH = 3;
    private static final int HEALING = 25;
    private static final double SECONDS_TO_GROW = 8;

    private final World world;
    private final Ground ground;
    private final Players players;
    private final Health health;
    private final int kind;
    private final EntitySet all;
    private final LongColumn ripeTick;
    private final EventType healed;

    Herbs(Declarations declarations, Ground ground, Players players, Health health) {
        this.ground = ground;
        this.players = players;
        this.health = health;
        world = declarations.world();
        kind = world.kind("herb");
        all = world.set("arena.herbs");
        ripeTick = world.column("arena.ripe_tick").ofLong(0);
        healed = declarations.event("arena.healed").entity("who").int32("amount").declare();
    }

    EntitySet all() {
        return all;
    }

    /// Lets one grow; `false` where the world is full.
    boolean spawn(TickContext tick) {
        long herb = world.spawnTransient(kind, 0);
        if (herb == Handle.NONE) {
            return false;
        }
        ground.scatter(herb, tick.random());
        all.add(herb);
        world.visible().add(herb);
        return true;
    }

    /// The hook `arena.herbs`, for each. An unripe one is not in view.
    void act(TickContext tick, long herb) {
        if (!world.visible().contains(herb)) {
            if (tick.tick() >= ripeTick.get(herb)) {
                ground.scatter(herb, tick.random());
                world.visible().add(herb);
            }
            return;
        }
        long eater = players.nearest(herb, REACH, health);
        int gained = eater == Handle.NONE ? 0 : health.heal(eater, HEALING, herb);
        if (gained > 0) {
            healed.about(eater).entity(eater).int32(gained).send();
            world.visible().remove(herb);
            ripeTick.set(herb, tick.tick() + tick.ticks(SECONDS_TO_GROW));
        }
    }
}
