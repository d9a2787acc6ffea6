package io.caelmor.kernel.session;

import java.util.Optional;

/// Where transports bring their sockets. Any event loop.
public interface Gate {
    /// Opens a port for a new socket; empty where the connection limit is reached or the server stops: then the transport sends
    /// [#refusal] and closes.
    Optional<Port> connect(Link link);

    /// The KICK frame for a socket that got no port.
    byte[] refusal();

    /// The KICK frame for a socket that gets no port for a reason of the transport's own, or that has one and is sent away in haste.
    byte[] kick(CloseReason reason, String sentence);

    /// What the transport may have to carry.
    Bounds bounds();

    /// How much there may be, fixed at start.
    ///
    /// @param links    most sockets that have said hello
    /// @param strangers most sockets that have not; the transport holds to it, and closes those that wait longest for those that come
    /// @param frameBytes longest frame to a client
    record Bounds(int links, int strangers, int frameBytes) {}
}
