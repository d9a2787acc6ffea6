package io.caelmor.arena;

import java.net.URI;
import java.util.List;

/// Where the page finds the game: what the configuration says, else the WebSocket among the addresses that the transports are bound to. One that
/// is bound to all addresses of the machine is told by the host that the browser asked for the page.
final class GameAddress {
    private final String told;
    private final boolean everywhere;

    GameAddress(String configured, List<String> endpoints) {
        told = configured.isEmpty()
                ? endpoints.stream().filter(endpoint -> endpoint.startsWith("ws://") || endpoint.startsWith("wss://")).findFirst().orElse("")
                : configured;
        everywhere = configured.isEmpty() && !told.isEmpty() && isWildcard(URI.create(told));
    }

    /// For a page that was asked for by that host; empty where the server has no WebSocket.
    String forHost(String host) {
        if (!everywhere) {
            return told;
        }
        var bound = URI.create(told);
        return bound.getScheme() + "://" + host + ":" + bound.getPort();
    }

    /// Whether browsers will want a certificate, and are told no name that one could be for.
    boolean needsAName() {
        return told.matches("wss://(\\[.*|[0-9.]+(:.*)?)");
    }

    private static boolean isWildcard(URI bound) {
        var host = String.valueOf(bound.getHost());
        return host.equals("0.0.0.0") || host.matches("\\[[0:]+]");
    }
}
