/// Time: the one thread that runs the world, its clock, its phases and the table of hooks.
///
/// A tick runs pre-tick, simulate and post-tick hooks in the order of their keys, and between simulate hooks the
/// participants, for each entity of their set that all gates let pass. Deadlines are absolute; the clock is injected.
package io.caelmor.kernel.tick;
