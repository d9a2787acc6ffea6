/// A playable arena: a page to play on in a browser, creatures and healing herbs. How a game is written on Caelmor.
module io.caelmor.arena {
    requires io.caelmor.kernel;
    requires jdk.httpserver;
    requires static org.jspecify;

    provides io.caelmor.kernel.plugin.CommandHandlers with io.caelmor.arena.ArenaPlugin;
    provides io.caelmor.kernel.plugin.Site with io.caelmor.arena.ArenaPlugin;
    provides io.caelmor.kernel.plugin.TickHooks with io.caelmor.arena.ArenaPlugin;
}
