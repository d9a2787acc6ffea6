package io.caelmor.kernel.session;

import org.jspecify.annotations.Nullable;

/// A HELLO or RESUME that was read, and found acceptable, on its event loop; it enters the tick through the handshake queue.
///
/// `account` is empty for a RESUME, `resume` is `null` for a HELLO. `secret` is the next resume secret, made off the tick thread.
record HandshakeRequest(SocketPort port, String account, @Nullable ResumeToken resume, byte[] secret, ResumeToken token) {}
