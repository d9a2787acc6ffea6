package io.caelmor.auth.token;

/// Why a credential lets nobody in. For counters and the log; a client is told the same whatever it is, for a reason would help
/// somebody who guesses.
enum Refusal implements Verdict {
    MALFORMED("malformed", "it is no compact JWS with a JSON object inside"),
    ALGORITHM("algorithm", "it is not signed by EdDSA"),
    UNKNOWN_KEY("unknown_key", "its kid is of no key in auth.token.public_keys, or it has none and there are several keys"),
    SIGNATURE("signature", "its signature is not of that key"),
    CLAIMS("claims", "sub, aud, iat, exp or jti is missing, or is not what RFC 7519 says"),
    AUDIENCE("audience", "it is for another server (aud, auth.token.audience)"),
    ACCOUNT("account", "it is for another account (sub)"),
    LONG_LIVED("long_lived", "it is good for longer than auth.token.max_age_seconds (exp - iat)"),
    EARLY("early", "it is from the future (iat, nbf); do the clocks of login service and server differ?"),
    EXPIRED("expired", "it has expired (exp)"),
    FORGOTTEN("forgotten", "it was issued before this server started or its clock was set back, so nobody knows whether it was used"),
    REPLAYED("replayed", "it was used before (jti)"),
    FULL("full", "no more used tickets can be remembered (auth.token.used_tickets)");

    private final String label;
    private final String sentence;

    Refusal(String label, String sentence) {
        this.label = label;
        this.sentence = sentence;
    }

    /// As counters name it.
    String label() {
        return label;
    }

    /// To be read after `the ticket was refused:`.
    String sentence() {
        return sentence;
    }
}
