/// Each session's picture of the world, kept true by differences.
///
/// Once a tick, after the game: the [io.caelmor.replication.Scene] takes over what changed, a
/// [io.caelmor.replication.Survey] compares it with what a session was really sent (its
/// [io.caelmor.replication.View]), a [io.caelmor.replication.Selection] fits that into the byte budget, and a
/// [io.caelmor.replication.MessageWriter] writes it. What is encoded for one is copied to all who need the same bytes
/// ([io.caelmor.replication.Fragments]). Owned by the tick thread; only views outlive a tick, and they belong to links.
package io.caelmor.replication;
