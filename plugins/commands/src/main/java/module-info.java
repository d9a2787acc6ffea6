/// The commands that every game begins with: an avatar for each session, walking, talking, counting.
module io.caelmor.commands {
    requires io.caelmor.kernel;
    requires static org.jspecify;

    // Nothing is exported: others meet this plugin through its columns, commands and events.
    provides io.caelmor.kernel.plugin.CommandHandlers with io.caelmor.commands.CommandsPlugin;
    provides io.caelmor.kernel.plugin.TickHooks with io.caelmor.commands.CommandsPlugin;
}
