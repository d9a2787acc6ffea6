/// Each session's picture of the world, kept true by differences.
///
/// Once a tick, after the game, [io.caelmor.replication.Snapshots] lets the [io.caelmor.replication.Scene] take over what changed. Then
/// each member of the crew, an [io.caelmor.replication.Assembler], serves one session after the other: a
/// [io.caelmor.replication.Survey] compares the scene with what the session was really sent (its
/// [io.caelmor.replication.View]) and plans what fits the byte budget, an [io.caelmor.replication.EventCollector] finds the events it is
/// told, a [io.caelmor.replication.MessageWriter] writes both. What is encoded for one is copied to all who need the same bytes
/// ([io.caelmor.replication.Fragments]). What a session costs is bounded by an [io.caelmor.replication.Effort]: the rest goes on in the
/// next tick. Only views outlive a tick, and they belong to links.
package io.caelmor.replication;
