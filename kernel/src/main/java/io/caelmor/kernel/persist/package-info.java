/// How the world is saved: dirty entities -> a cut, captured at the end of one tick -> the write queue -> the worker
/// thread -> [io.caelmor.kernel.persist.Store#commit] -> the completion queue -> applied on the tick thread, which
/// only then calls the entities clean.
///
/// Loads take the same way, so that no load overtakes a save. A plugin brings the store; this package owns everything else.
package io.caelmor.kernel.persist;
