/// Items, gold, and how they change hands; docs/inventory.md is what players and checkers may rely on.
///
/// An item is an entity of its own, owned by the account of who holds it, or by the world where it lies about. Commands come in through
/// [io.caelmor.inventory.Ground], [io.caelmor.inventory.Giving] and [io.caelmor.inventory.Trading]; what is held out and
/// offered is in columns of the avatars; and [io.caelmor.inventory.Holdings] alone changes who holds what, and counts each change.
/// [io.caelmor.inventory.Lapses] ends once a tick what no longer stands. Tick thread only.
package io.caelmor.inventory;
