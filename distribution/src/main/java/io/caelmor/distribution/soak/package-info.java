/// `caelmor soak`: a server of its own as a process of its own, honest players and hostile ones on it, and one table of what held.
///
/// [io.caelmor.distribution.soak.Soak] leads the run, [io.caelmor.distribution.soak.SoakServer] is the server's process, its figures come from a file
/// that it writes, [io.caelmor.distribution.soak.Multitudes] the attackers', and [io.caelmor.distribution.soak.SoakReport] says what came of it.
package io.caelmor.distribution.soak;
