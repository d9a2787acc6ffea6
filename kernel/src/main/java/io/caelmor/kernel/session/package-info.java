/// Who is playing: preallocated slots, and the way from a socket to one and back.
///
/// A transport's socket (a [io.caelmor.kernel.session.Link]) gets a [io.caelmor.kernel.session.Port]. Frames go in
/// through it, stamped on arrival; connects, disconnects and goodbyes reach the tick thread through the lifecycle
/// mailbox, handshakes through theirs. A [io.caelmor.kernel.session.Session] outlives its link until it is resumed or ends.
package io.caelmor.kernel.session;
