package io.caelmor.kernel.session;

import org.jspecify.annotations.Nullable;

/// A HELLO or RESUME that was read, and found acceptable, on its event loop; it enters the tick through the handshake queue.
///
/// `account` is empty for a RESUME, `resume` is `null` for a HELLO. `secret` is the next resume secret, made off the tick thread.
/// With `known` it is good for a session that there is alone: it came while nobody new is let in. That is decided where it came in, and not where it is
/// answered, so that what becomes of it follows from what entered the tick.
record HandshakeRequest(SocketPort port, String account, boolean known, @Nullable ResumeToken resume, byte[] secret, ResumeToken token) {}
