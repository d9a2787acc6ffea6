package io.caelmor.kernel.session;

import java.util.Optional;

/// Where transports bring their sockets. Any event loop.
public interface Gate {
    /// Opens a port for a new socket; empty where the connection limit is reached or the server stops: then the transport sends
    /// [#refusal] and closes.
    Optional<Port> connect(Link link);

    /// The KICK frame for a socket that got no port.
    byte[] refusal();
}
