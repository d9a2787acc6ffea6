package io.caelmor.commands;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.CommandHandlers;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;

/// The plugin `commands`, as the kernel finds it.
public final class CommandsPlugin implements CommandHandlers, TickHooks {
    private Walking walking;

    @Override
    public void declare(Declarations declarations) {
        var avatars = new Avatars(declarations);
        walking = new Walking(declarations, avatars);
        declarations.listener(new Presence(declarations, avatars, walking));
        new Talking(declarations, avatars);
        new Counting(declarations, avatars);
    }

    @Override
    public void bind(Bindings bindings) {
        walking.bind(bindings.eligibility());
    }
}
