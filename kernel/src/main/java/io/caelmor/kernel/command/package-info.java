/// What clients ask for: from bytes in a session's ring to a handler's answer.
///
/// A transport's thread checks a command's shape and puts it into the session's inbound ring, stamped. On the tick thread
/// each ring is frozen at its mark, then dispatched: sessions in slot order, each first-in first-out. Every command taken in is
/// answered by exactly one [io.caelmor.kernel.command.Receipt].
package io.caelmor.kernel.command;
