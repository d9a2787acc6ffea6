/// What a player can do in any game: have an avatar, walk, stop, talk to those near, and count.
///
/// Sessions come in through [io.caelmor.commands.Presence], their commands through one class each. All state is in the world:
/// `avatar.*` and `commands.count`; a command changes columns, and [io.caelmor.commands.Walking] moves whoever is under way,
/// once a tick. Tick thread only.
package io.caelmor.commands;
