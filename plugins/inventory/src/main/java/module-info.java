/// Items and gold: who holds what, and how it changes hands.
module io.caelmor.inventory {
    requires io.caelmor.kernel;
    requires static org.jspecify;

    // Nothing is exported: others meet this plugin through its columns, commands and events.
    provides io.caelmor.kernel.plugin.CommandHandlers with io.caelmor.inventory.InventoryPlugin;
    provides io.caelmor.kernel.plugin.TickHooks with io.caelmor.inventory.InventoryPlugin;
}
