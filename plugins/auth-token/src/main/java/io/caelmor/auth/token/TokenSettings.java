package io.caelmor.auth.token;

import io.caelmor.kernel.plugin.Declarations;
import java.nio.file.Path;
import java.util.Optional;

/// The section `auth.token` of the configuration.
///
/// @param publicKeys empty where none is configured, which is a problem already
/// @param audience what a ticket's `aud` must name
/// @param maxAgeSeconds the longest life of a ticket, from `iat` to `exp`
/// @param skewSeconds how much the login service's clock and this one's may differ
/// @param usedTickets how many used tickets can be remembered
record TokenSettings(Optional<Path> publicKeys, String audience, int maxAgeSeconds, int skewSeconds, int usedTickets) {
    static TokenSettings read(Declarations declarations) {
        var settings = declarations.settings();
        var keys = settings.path("public_keys", "file with the public keys of the login service, Ed25519: a JWK set, or PEM. Read again when it changes");
        if (keys.isEmpty()) {
            settings.problem("public_keys", "is not set, so no ticket could be checked and nobody could join.",
                    "give the file with the login service's public key; 'caelmor ticket-key FILE' makes a pair to try it.");
        }
        var audience = settings.text("audience", "", "what tickets name in aud to be for this server; empty: the world's id. Servers that share a login service want different ones");
        return new TokenSettings(keys, audience.isEmpty() ? declarations.world().id().toString() : audience,
                settings.integer("max_age_seconds", 60, 1, 300, "longest life of a ticket, from iat to exp"),
                settings.integer("skew_seconds", 5, 0, 60, "how much the clocks of login service and server may differ"),
                settings.integer("used_tickets", 65_536, 16, 10_000_000, "used tickets that are remembered, each for max_age_seconds + 2 x skew_seconds; when there are"
                        + " that many nobody is let in until the oldest is forgotten"));
    }

    /// For how long a ticket could still be good after its use.
    int rememberedSeconds() {
        return maxAgeSeconds + 2 * skewSeconds;
    }
}
