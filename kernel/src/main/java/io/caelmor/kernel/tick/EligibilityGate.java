package io.caelmor.kernel.tick;

import io.caelmor.kernel.world.World;

/// Decides whether an entity takes part in the simulation now: a dead avatar does not walk, whoever moves avatars.
@FunctionalInterface
public interface EligibilityGate {
    /// `entity` is alive. Must not change anything.
    boolean eligible(World world, long entity);
}
