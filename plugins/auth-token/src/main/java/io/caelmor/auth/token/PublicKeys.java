package io.caelmor.auth.token;

import java.security.PublicKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of the login service by their ids. Immutable.
record PublicKeys(Map<String, PublicKey> byId) {
    PublicKeys {
        byId = Map.copyOf(byId);
    }

    /// The key of a ticket that names this `kid`, or `null`. One that names none (`null`) means the only key, where there is just one: which
    /// key counts is never tried out.
    @Nullable PublicKey find(@Nullable String kid) {
        if (kid != null) {
            return byId.get(kid);
        }
        return byId.size() == 1 ? byId.values().iterator().next() : null;
    }
}
