package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.LongColumn;

/// How soon an avatar may offer again: each offer is news for somebody else, and nobody is to drown in them. Tick thread only.
final class Pace {
    private final LongColumn nextTick;
    private final double pauseSeconds;

    Pace(Declarations declarations, Rules rules) {
        // A tick means nothing after a restart: not saved.
        nextTick = declarations.world().column("inventory.next_offer_tick").ofLong(0);
        pauseSeconds = rules.offerPauseSeconds();
    }

    boolean tooFast(TickContext tick, long bearer) {
        return tick.tick() < nextTick.get(bearer);
    }

    void offered(TickContext tick, long bearer) {
        nextTick.set(bearer, tick.tick() + tick.ticks(pauseSeconds));
    }
}
