package io.caelmor.kernel.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ResumeTokenTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void shouldMakeSecretsOf256BitsThatDiffer() {
        var seen = new HashSet<ResumeToken>();
        for (int i = 0; i < 1000; i++) {
            var secret = ResumeToken.secret(random);
            assertEquals(32, secret.length);
            seen.add(ResumeToken.of(secret));
        }
        assertEquals(1000, seen.size());
    }

    @Test
    void shouldKeepTheHashAndNothingOfTheSecret() throws Exception {
        var secret = ResumeToken.secret(random);
        var token = ResumeToken.of(secret);
        assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(secret), token.hash());
        assertFalse(Arrays.equals(secret, token.hash()));
        assertEquals("ResumeToken", token.toString());
    }

    @Test
    void shouldEqualAnotherOfTheSameSecretInAllItsBits() {
        var secret = ResumeToken.secret(random);
        assertEquals(ResumeToken.of(secret), ResumeToken.of(secret.clone()));
        for (int bit = 0; bit < 256; bit++) {
            var hash = ResumeToken.of(secret).hash().clone();
            hash[bit / 8] ^= (byte) (1 << bit % 8);
            assertNotEquals(ResumeToken.of(secret), new ResumeToken(hash));
        }
    }
}
