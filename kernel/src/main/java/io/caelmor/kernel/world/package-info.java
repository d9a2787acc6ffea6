/// The state of a game: entities, and typed columns of what is true of them.
///
/// One [io.caelmor.kernel.world.World] belongs to one kernel and to its owner thread. Its capacities are fixed at
/// start. Each write leaves a change stamp and an entry in the change log, so that replication and persistence cost
/// what changed, not what exists. [io.caelmor.kernel.world.WorldKeeper] is the kernel's own key: declaring, restoring
/// and saving go through it, and plugins never see it.
package io.caelmor.kernel.world;
