package io.caelmor.kernel.session;

import org.jspecify.annotations.Nullable;

/// Lets everybody in who comes from this machine, by whatever name: for development. What runs where no plugin takes the role
/// `authenticator`.
public final class GuestAuthentication implements Authentication {
    @Override
    public @Nullable String refusal(Credential credential) {
        var address = credential.remoteAddress();
        boolean loopback = address.startsWith("127.") || address.startsWith("[::1]") || address.startsWith("[0:0:0:0:0:0:0:1]");
        return loopback ? null : "guests may join from this machine alone";
    }
}
