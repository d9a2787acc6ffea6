package io.caelmor.kernel.session;

/// What a client says of itself in its HELLO. `account` is 1-32 of `A-Z a-z 0-9 _ - .`; `credential` is up to the authenticator and
/// never logged; `remoteAddress` is the link's.
public record Credential(String account, String credential, String client, String remoteAddress) {
    @Override
    public String toString() {
        return "Credential[" + account + " from " + remoteAddress + "]";
    }
}
