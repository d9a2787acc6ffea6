/// Fighting: intents, their resolution, and outcomes that happen exactly once.
module io.caelmor.combat {
    requires io.caelmor.kernel;
    requires static org.jspecify;

    // Nothing is exported: others meet this plugin through its columns, commands and events.
    provides io.caelmor.kernel.plugin.CommandHandlers with io.caelmor.combat.CombatPlugin;
    provides io.caelmor.kernel.plugin.TickHooks with io.caelmor.combat.CombatPlugin;
}
