package io.caelmor.arena;

import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.World;

/// The hook `arena.inhabitants`: creatures and herbs are there while somebody plays in the arena, and at no other time, so that a server which
/// nobody plays in that way has nothing of it in its world. Tick thread only.
final class Inhabitants {
    private final ArenaSettings settings;
    private final Players players;
    private final Creatures creatures;
    private final Herbs herbs;

    Inhabitants(ArenaSettings settings, Players players, Creatures creatures, Herbs herbs) {
        this.settings = settings;
        this.players = players;
        this.creatures = creatures;
        this.herbs = herbs;
    }

    void keep(TickContext tick) {
        if (players.all().size() == 0) {
            clear(tick.world(), creatures.all());
            clear(tick.world(), herbs.all());
            return;
        }
        boolean room = true;
        while (room && creatures.all().size() < settings.creatures()) {
            room = creatures.spawn(tick);
        }
        while (room && herbs.all().size() < settings.herbs()) {
            room = herbs.spawn(tick);
        }
    }

    private static void clear(World world, EntitySet set) {
        for (int index = set.next(1); index != 0; index = set.next(index + 1)) {
            world.despawn(world.handleAt(index));
        }
    }
}
