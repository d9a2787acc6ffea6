package io.caelmor.arena;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.CommandHandlers;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Site;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plugin `arena`, as the kernel finds it. Its hooks lie between where avatars walk, 0, and where combat begins, 90.
public final class ArenaPlugin implements CommandHandlers, TickHooks, Site {
    private static final HookKey INHABITANTS = new HookKey("arena.inhabitants", 10);
    private static final HookKey CREATURES = new HookKey("arena.creatures", 20);
    private static final HookKey HERBS = new HookKey("arena.herbs", 30);

    private ArenaSettings settings;
    private Health health;
    private Creatures creatures;
    private @Nullable PageServer page;

    @Override
    public void declare(Declarations declarations) {
        settings = ArenaSettings.read(declarations.settings());
        var world = declarations.world();
        health = new Health();
        var players = new Players(declarations);
        var ground = new Ground(world, settings.area());
        creatures = new Creatures(world, ground, players, health, settings);
        var herbs = new Herbs(declarations, ground, players, health);
        var inhabitants = new Inhabitants(settings, players, creatures, herbs);
        declarations.hook(Phase.SIMULATE, INHABITANTS, inhabitants::keep);
        declarations.participant(CREATURES, creatures.all(), creatures::act);
        declarations.participant(HERBS, herbs.all(), herbs::act);
    }

    @Override
    public void bind(Bindings bindings) {
        health.bind(bindings.world());
        creatures.bind(bindings.world());
    }

    @Override
    public String purpose() {
        return "play";
    }

    @Override
    public void open(List<String> endpoints) throws IOException {
        page = PageServer.open(settings, endpoints);
    }

    @Override
    public String address() {
        return page == null ? "" : page.address();
    }

    @Override
    public void close() {
        if (page != null) {
            page.close();
        }
    }
}
