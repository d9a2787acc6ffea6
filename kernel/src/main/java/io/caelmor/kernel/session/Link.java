package io.caelmor.kernel.session;

import io.caelmor.kernel.outbound.FrameTaker;

/// One socket, as the kernel sees it. A transport implements it.
public interface Link extends FrameTaker {
    /// Its port has a frame to send. A transport may visit at a wake-up those links that were told so, or all.
    @Override
    default void framesWait() {}

    /// Asks the transport to end the connection: on the link's event loop it writes out what the port still holds, then
    /// `lastFrame`, then closes, all within a second or without what did not fit. Any thread; only the first call counts.
    void close(CloseReason reason, byte[] lastFrame);

    /// Whether its client may try to log in: not too many from its address were refused of late. Event loop.
    default boolean mayLogIn() {
        return true;
    }

    /// Its client was refused by the authenticator. Event loop.
    default void loginRefused() {}

    /// The other end, for logs: `127.0.0.1:50312`.
    String remoteAddress();
}
