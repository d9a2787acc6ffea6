/// A game in a browser, and an example of how one is written.
///
/// Two halves that meet in the client alone. The game: whoever says `arena.enter` joins [io.caelmor.arena.Players]; while there is anybody,
/// [io.caelmor.arena.Inhabitants] keeps creatures and herbs around, [io.caelmor.arena.Creatures] wander, chase and strike, and
/// [io.caelmor.arena.Herbs] heal. Its state is columns and sets of the world; health and strikes are the plugin `combat`'s, found by name: without it
/// creatures only follow. Tick thread. The page: [io.caelmor.arena.PageServer] hands out the files of the page and the JavaScript client on
/// threads of its own, and tells them where the game listens; it knows nothing of the world.
package io.caelmor.arena;
