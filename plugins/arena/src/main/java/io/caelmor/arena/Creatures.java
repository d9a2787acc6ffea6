package io.caelmor.arena;

import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.FloatColumn;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.TextColumn;
import io.caelmor.kernel.world.World;
import org.jspecify.annotations.Nullable;

/// What creatures do: wander, chase the nearest player they see, and strike. Tick thread only; nothing allocates once they are there.
///
/// They are of the kind `creature`, which fights by combat's defaults; so combat lets them fall and return, and its gate keeps the dead from
/// acting here. A strike is combat's as well: the target's handle in `combat.target`, and the creature in the set `combat.striking`.
final class Creatures {
    /// Near enough to strike, and to stop.
    private static final float REACH = 5;
    private static final float WANDERING = 0.4f;
    private static final double SECONDS_BETWEEN_STRIKES = 1.5;
    private static final int SECONDS_ON_ONE_WAY = 3;
    /// A creature looks around at every so many ticks, each at its own.
    private static final int TICKS_BETWEEN_LOOKS = 3;

    private final World world;
    private final Ground ground;
    private final Players players;
    private final Health health;
    private final ArenaSettings settings;
    private final int kind;
    private final EntitySet all;
    private final LongColumn prey;
    private final LongColumn nextStrikeTick;
    private final FloatColumn headingX;
    private final FloatColumn headingY;
    private @Nullable LongColumn target;
    private final EntitySet striking;
    private @Nullable TextColumn name;

    Creatures(World world, Ground ground, Players players, Health health, ArenaSettings settings) {
        this.world = world;
        this.ground = ground;
        this.players = players;
        this.health = health;
        this.settings = settings;
        kind = world.kind("creature");
        all = world.set("arena.creatures");
        striking = world.set("combat.striking");
        prey = world.column("arena.prey").ofLong(Handle.NONE);
        nextStrikeTick = world.column("arena.next_strike_tick").ofLong(0);
        headingX = world.column("arena.heading_x").ofFloat(0);
        headingY = world.column("arena.heading_y").ofFloat(0);
    }

    /// Without combat there is nothing to strike with, without avatars' names creatures have none.
    void bind(World bound) {
        target = bound.find("combat.target").filter(LongColumn.class::isInstance).map(LongColumn.class::cast).orElse(null);
        name = bound.find("avatar.name").filter(TextColumn.class::isInstance).map(TextColumn.class::cast).orElse(null);
    }

    EntitySet all() {
        return all;
    }

    /// Brings one into the arena; `false` where the world is full.
    boolean spawn(TickContext tick) {
        long creature = world.spawnTransient(kind, 0);
        if (creature == Handle.NONE) {
            return false;
        }
        ground.scatter(creature, tick.random());
        if (name != null) {
            name.set(creature, "Wolf");
        }
        all.add(creature);
        world.visible().add(creature);
        return true;
    }

    /// The hook `arena.creatures`, for each that stands.
    void act(TickContext tick, long creature) {
        long chased = prey.get(creature);
        if ((tick.tick() + Handle.index(creature)) % TICKS_BETWEEN_LOOKS == 0 || !catchable(chased)) {
            chased = players.nearest(creature, settings.sight(), health);
            prey.set(creature, chased);
        }
        if (chased == Handle.NONE) {
            wander(tick, creature);
        } else {
            chase(tick, creature, chased);
        }
    }

    private boolean catchable(long chased) {
        return chased != Handle.NONE && world.alive(chased) && world.visible().contains(chased) && health.standing(chased);
    }

    private void chase(TickContext tick, long creature, long chased) {
        float dx = world.x().get(chased) - world.x().get(creature);
        float dy = world.y().get(chased) - world.y().get(creature);
        float distance = (float) Math.sqrt((double) dx * dx + (double) dy * dy);
        if (distance > REACH) {
            float way = Math.min(settings.pace() * tick.seconds(), distance - REACH + 1);
            ground.step(creature, dx / distance * way, dy / distance * way);
        } else if (target != null && tick.tick() >= nextStrikeTick.get(creature)) {
            nextStrikeTick.set(creature, tick.tick() + tick.ticks(SECONDS_BETWEEN_STRIKES));
            target.set(creature, chased);
            striking.add(creature);
        }
    }

    /// Ambles along, back to the middle where it left the ground; every other way leads to whoever is nearest, however far: so nobody is left alone.
    private void wander(TickContext tick, long creature) {
        float x = world.x().get(creature);
        float y = world.y().get(creature);
        if (!ground.holds(x, y)) {
            head(creature, ground.middleX() - x, ground.middleY() - y);
        } else if (tick.random().nextInt(SECONDS_ON_ONE_WAY * tick.rate()) == 0) {
            long scent = tick.random().nextInt(2) == 0 ? players.nearest(creature, Float.MAX_VALUE, health) : Handle.NONE;
            if (scent != Handle.NONE) {
                head(creature, world.x().get(scent) - x, world.y().get(scent) - y);
            } else {
                boolean rests = tick.random().nextInt(3) == 0;
                head(creature, rests ? 0 : tick.random().nextFloat() - 0.5f, rests ? 0 : tick.random().nextFloat() - 0.5f);
            }
        }
        float way = settings.pace() * WANDERING * tick.seconds();
        ground.step(creature, headingX.get(creature) * way, headingY.get(creature) * way);
    }

    private void head(long creature, float dx, float dy) {
        float length = (float) Math.sqrt((double) dx * dx + (double) dy * dy);
        headingX.set(creature, length > 0 ? dx / length : 0);
        headingY.set(creature, length > 0 ? dy / length : 0);
    }
}
