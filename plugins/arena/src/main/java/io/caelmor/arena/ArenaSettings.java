package io.caelmor.arena;

import io.caelmor.kernel.plugin.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The section `[arena]` of the configuration. Distances in world units.
///
/// @param port of the page, 0 means any that is free
/// @param hosts names by which browsers may ask for the page, besides numeric addresses and `localhost`; lower case
/// @param game address of the game that the page is told; empty: where the transport listens
/// @param creatures how many there are while somebody plays
/// @param herbs how many grow meanwhile
/// @param area side of the square in the world's middle where they live
/// @param sight how far a creature sees
/// @param pace of creatures, world units a second
record ArenaSettings(String host, int port, Set<String> hosts, String game, int creatures, int herbs, float area, float sight, float pace) {
    static ArenaSettings read(Settings settings) {
        var game = settings.text("game", "", "address of the game that the page connects to, such as wss://play.example.org, where a proxy stands in front; empty is where"
                + " the transport listens");
        if (!game.isEmpty() && !isWebSocket(game)) {
            settings.problem("game", "is '" + game + "', which is no address of a WebSocket", "write ws:// or wss:// with host and port, such as wss://play.example.org.");
        }
        return new ArenaSettings(
                settings.text("host", "127.0.0.1", "address that the page is served on; 0.0.0.0 is every IPv4 address of this machine. It is not encrypted: a proxy can do that"),
                settings.integer("port", 7780, 0, 65_535, "port that the page is served on; 0 picks any that is free"),
                settings.texts("hosts", List.of(), "names in the page's address, such as play.example.org; numeric addresses and localhost are served anyway").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()),
                game,
                settings.integer("creatures", 12, 0, 10_000, "creatures in the arena, while somebody plays there"),
                settings.integer("herbs", 10, 0, 10_000, "healing herbs that grow there meanwhile"),
                (float) settings.number("area", 200, 1, 1_000_000, "side of the square in the middle of the world where creatures and herbs are, world units"),
                (float) settings.number("sight", 35, 0, 1_000_000, "how far off a creature notices a player, world units"),
                (float) settings.number("pace", 13, 0, 10_000, "how fast creatures run, world units a second; avatars walk 20"));
    }

    private static boolean isWebSocket(String address) {
        try {
            var uri = new URI(address);
            return ("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme())) && uri.getHost() != null && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
