package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives each avatar what a new one gets, once in its life, and ends what it offers when its link is lost: its client, or the next
/// one, would not know of it. Tick thread only.
final class Arrivals implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final World world;
    private final Rules rules;
    private final Bearers bearers;
    private final Items items;
    private final Holdings holdings;
    private final Lapses lapses;
    private final InventoryCounters counters;
    /// 1 once the avatar got it. Saved with it in one cut, so it is given neither twice nor never.
    private final IntColumn granted;
    private final long[] made;

    Arrivals(Declarations declarations, Rules rules, Bearers bearers, Items items, Holdings holdings, Lapses lapses,
            InventoryCounters counters) {
        this.rules = rules;
        this.bearers = bearers;
        this.items = items;
        this.holdings = holdings;
        this.lapses = lapses;
        this.counters = counters;
        world = declarations.world();
        granted = world.column("inventory.granted").replicated(Scope.NONE).persisted().ofInt(0);
        made = new long[rules.startingItems().size()];
    }

    @Override
    public void attached(TickContext tick, Session session) {
        long bearer = bearers.of(session);
        if (bearer == Handle.NONE) {
            return;
        }
        bearers.seat(bearer, session);
        if (granted.get(bearer) == 0 && !grant(bearer)) {
            LOG.warn("the world is full: {} gets its first items when it comes back", session.account());
        }
    }

    @Override
    public void detached(TickContext tick, Session session) {
        end(session);
    }

    @Override
    public void left(TickContext tick, Session session) {
        end(session);
    }

    private void end(Session session) {
        long bearer = bearers.of(session);
        if (bearer != Handle.NONE) {
            lapses.endAll(bearer, Lapse.GONE);
        }
    }

    /// All or nothing: `false` where there is no room for all.
    private boolean grant(long bearer) {
        long sum = 0;
        for (int i = 0; i < made.length; i++) {
            made[i] = items.make(rules.startingItems().get(i), world.ownerOf(bearer));
            if (made[i] == Handle.NONE) {
                for (int before = 0; before < i; before++) {
                    world.despawn(made[before]);
                }
                return false;
            }
            sum += items.id.get(made[i]);
        }
        granted.set(bearer, 1);
        holdings.grant(bearer, rules.startingGold(), sum);
        counters.granted.increment();
        return true;
    }
}
