package io.caelmor.kernel.tick;

/// Something that runs once a tick, on the tick thread.
///
/// What it does must follow from the context alone, so that the same input gives the same world: no wall clock, no other
/// randomness, no iteration over unordered collections, `StrictMath` for sines and the like. It must not block or allocate. What
/// it throws is counted against it and named; past `tick.fault_limit` the server saves and stops.
@FunctionalInterface
public interface TickHook {
    void run(TickContext tick);
}
