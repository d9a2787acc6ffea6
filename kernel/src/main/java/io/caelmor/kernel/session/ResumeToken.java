package io.caelmor.kernel.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// The hash of a secret of 256 bits that lets its holder resume a session, once. The secret itself is only ever in the WELCOME that
/// hands it out. Equal secrets have equal hashes, compared in constant time.
///
/// Sessions are found in a hash map by this hash. How long that takes tells nothing of use: who guesses does not choose the hash of the guess.
record ResumeToken(byte[] hash) {
    static final int SECRET_BYTES = 32;

    /// A fresh secret. Any thread but the tick thread, which must not wait for randomness.
    static byte[] secret(SecureRandom random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    static ResumeToken of(byte[] secret) {
        try {
            return new ResumeToken(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResumeToken token && MessageDigest.isEqual(hash, token.hash);
    }

    @Override
    public int hashCode() {
        return hash[0] << 24 ^ (hash[1] & 0xFF) << 16 ^ (hash[2] & 0xFF) << 8 ^ hash[3] & 0xFF;
    }

    @Override
    public String toString() {
        return "ResumeToken";
    }
}
