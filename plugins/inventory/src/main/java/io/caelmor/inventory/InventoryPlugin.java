package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.CommandHandlers;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;

/// The plugin `inventory`, as the kernel finds it.
public final class InventoryPlugin implements CommandHandlers, TickHooks {
    private Bearers bearers;

    @Override
    public void declare(Declarations declarations) {
        var rules = Rules.read(declarations.settings());
        var refusals = new Refusals(declarations);
        var counters = new InventoryCounters(declarations);
        bearers = new Bearers(declarations, rules);
        var items = new Items(declarations);
        var holdings = new Holdings(declarations, items, rules);
        var news = new News(declarations, items);
        var heldOut = new HeldOut(declarations, bearers, holdings, news);
        var offers = new Offers(declarations, bearers, holdings, news);
        var lapses = new Lapses(declarations, heldOut, offers, counters);
        var actors = new Actors(bearers, refusals);
        var pace = new Pace(declarations, rules);
        declarations.listener(new Arrivals(declarations, rules, bearers, items, holdings, lapses, counters));
        new Ground(declarations, actors, bearers, items, holdings, refusals, counters);
        new Giving(declarations, actors, bearers, holdings, heldOut, pace, news, refusals, counters);
        new Trading(declarations, actors, bearers, holdings, offers, pace, news, refusals, counters);
    }

    @Override
    public void bind(Bindings bindings) {
        bearers.bind(bindings);
    }
}
