package io.caelmor.kernel.persist;

/// The bounds of saving, fixed at start.
///
/// @param intervalTicks ticks between cuts where nothing asks for one sooner, 1 or more
/// @param alarmTicks age of a change, in ticks, from which on saving counts as failed; more than `intervalTicks`
/// @param capLoads loads that may wait for the store at once
/// @param mostRowsPerAccount entities that one account may own
/// @param idBlock persistent ids that are set aside at a time
public record PersistenceLimits(int intervalTicks, int alarmTicks, int capLoads, int mostRowsPerAccount, int idBlock) {}
