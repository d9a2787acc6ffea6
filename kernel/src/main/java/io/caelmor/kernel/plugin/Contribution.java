package io.caelmor.kernel.plugin;

/// What every role service has in common. One provider class may serve several roles of its module; it is made once.
public interface Contribution {
    /// Says what this plugin brings: columns, commands, events, hooks, settings. Starting thread; must open nothing and start
    /// nothing, since `check` stops after it.
    void declare(Declarations declarations);

    /// Everything is declared: now other plugins' columns can be found by name. Starting thread; opens nothing either.
    default void bind(Bindings bindings) {}
}
