package io.caelmor.kernel.tick;

/// Something that happens to each member of a set, once a tick, in index order; the rules for a [TickHook] hold.
@FunctionalInterface
public interface Participant {
    /// `entity` is alive and passed all gates. It may leave the set, or be despawned, in here.
    void simulate(TickContext tick, long entity);
}
