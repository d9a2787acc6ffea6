package io.caelmor.transport.netty;

import io.netty.buffer.ByteBufAllocator;

/// The two ways in which frames travel; docs/protocol.md section 1.
enum Carrier {
    WEBSOCKET("ws", "wss"),
    TCP("tcp", "tls");

    private final String plainScheme;
    private final String tlsScheme;

    Carrier(String plainScheme, String tlsScheme) {
        this.plainScheme = plainScheme;
        this.tlsScheme = tlsScheme;
    }

    String scheme(boolean tls) {
        return tls ? tlsScheme : plainScheme;
    }

    /// A new link's framing.
    Framing framing(FrameSink sink, ByteBufAllocator buffers) {
        return switch (this) {
            case WEBSOCKET -> new WebSocketFraming(sink, buffers);
            case TCP -> new TcpFraming(sink);
        };
    }
}
