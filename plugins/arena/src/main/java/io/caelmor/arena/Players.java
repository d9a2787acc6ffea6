package io.caelmor.arena;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;

/// Who plays in the arena: the avatars whose clients said `arena.enter`. An avatar that leaves the world leaves by itself. The others, such as
/// bots, are left alone by creatures. Tick thread only.
final class Players {
    private static final int HUES = 360;
    private static final int MOODS = 4;
    private static final double SECONDS_BETWEEN_CHEERS = 0.5;

    private final World world;
    private final EntitySet all;
    private final IntColumn hue;
    private final LongColumn nextCheerTick;
    private final EventType cheered;
    private final Receipt nobody;
    private final Receipt unknownHue;
    private final Receipt unknownMood;
    private final Receipt tooFast;

    Players(Declarations declarations) {
        world = declarations.world();
        all = world.set("arena.players");
        hue = world.column("arena.hue").replicated(Scope.ALL).persisted().ofInt(0);
        nextCheerTick = world.column("arena.next_cheer_tick").ofLong(0);
        cheered = declarations.event("arena.cheer").entity("who").int32("mood").declare();
        nobody = declarations.rejection("arena.nobody", "you have no avatar that could play in the arena");
        unknownHue = declarations.rejection("arena.hue", "a hue is a number from 0 to 359");
        unknownMood = declarations.rejection("arena.mood", "there is no such mood");
        tooFast = declarations.rejection("arena.too_fast", "that was too soon after the last");
        declarations.command("arena.enter").int32("hue").handledBy(this::enter);
        declarations.command("arena.cheer").int32("mood").handledBy(this::cheer);
    }

    /// Those who play, and are in the world.
    EntitySet all() {
        return all;
    }

    /// The player nearest to an entity, of those that stand within `reach` world units and are in view; [Handle#NONE] where there is none.
    long nearest(long entity, float reach, Health health) {
        float x = world.x().get(entity);
        float y = world.y().get(entity);
        double least = (double) reach * reach;
        long nearest = Handle.NONE;
        for (int index = all.next(1); index != 0; index = all.next(index + 1)) {
            double dx = world.x().at(index) - x;
            double dy = world.y().at(index) - y;
            double distance = dx * dx + dy * dy;
            if (distance <= least && world.visible().containsIndex(index) && health.standing(world.handleAt(index))) {
                least = distance;
                nearest = world.handleAt(index);
            }
        }
        return nearest;
    }

    private Receipt enter(TickContext tick, Command command) {
        long avatar = own(command);
        if (avatar == Handle.NONE) {
            return nobody;
        }
        int wanted = command.int32(0);
        if (wanted < 0 || wanted >= HUES) {
            return unknownHue;
        }
        hue.set(avatar, wanted);
        all.add(avatar);
        return Receipt.APPLIED;
    }

    private Receipt cheer(TickContext tick, Command command) {
        long avatar = own(command);
        if (avatar == Handle.NONE) {
            return nobody;
        }
        int mood = command.int32(0);
        if (mood < 0 || mood >= MOODS) {
            return unknownMood;
        }
        if (tick.tick() < nextCheerTick.get(avatar)) {
            return tooFast;
        }
        nextCheerTick.set(avatar, tick.tick() + tick.ticks(SECONDS_BETWEEN_CHEERS));
        cheered.about(avatar).entity(avatar).int32(mood).send();
        return Receipt.APPLIED;
    }

    /// The entity that the session acts through, if it is its own.
    private long own(Command command) {
        long avatar = command.session().viewpoint();
        return world.alive(avatar) && world.ownerOf(avatar) == command.session().accountId() ? avatar : Handle.NONE;
    }
}
