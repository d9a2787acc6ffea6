package io.caelmor.kernel.session;

import org.jspecify.annotations.Nullable;

/// Lets everybody in, by whatever name: for development. What runs where no plugin takes the role `authenticator`.
///
/// @param fromAnywhere whether those may join too who do not come from this machine. A proxy on this machine makes everybody come from it
public record GuestAuthentication(boolean fromAnywhere) implements Authentication {
    @Override
    public @Nullable String refusal(Credential credential) {
        var address = credential.remoteAddress();
        boolean loopback = address.startsWith("127.") || address.startsWith("[::1]") || address.startsWith("[0:0:0:0:0:0:0:1]");
        return fromAnywhere || loopback ? null : "guests may join from this machine alone";
    }
}
