package io.caelmor.persistence.log;

import io.caelmor.kernel.world.WorldId;

/// A log that is open for reading alone.
///
/// @param world what it holds
/// @param log to be closed, which lets the lock go; nothing may be appended
record LookedAtLog(WorldId world, SegmentedLog log) {}
