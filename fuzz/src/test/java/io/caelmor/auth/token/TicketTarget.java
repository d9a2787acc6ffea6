package io.caelmor.auth.token;

import io.caelmor.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A credential that claims to be a ticket: it is refused, but for the one whose bytes a login service has signed.
public final class TicketTarget implements Target {
    /// Of the pair that signed the ticket in the corpus; the other half was thrown away.
    private static final String PUBLIC_KEY = "MCowBQYDK2VwAyEAFDbkGYeZRrwQO0zhvpJquYONdZFV99BRbKQIw0/mHVU=";
    /// What that ticket says: nobody can make another.
    private static final Ticket SIGNED = new Ticket("ann", List.of("main"), 1_700_000_000, 1_700_000_000, 1_700_000_060, "fuzz");

    private final PublicKeys keys;
    private long units;

    public TicketTarget() {
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(PUBLIC_KEY)));
            keys = new PublicKeys(Map.of("fuzz", key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void take(byte[] input) {
        units++;
        var verdict = TicketReader.read(new String(input, StandardCharsets.UTF_8), keys);
        if (verdict instanceof Ticket ticket && !ticket.equals(SIGNED)) {
            throw new AssertionError("it took a ticket that nobody has signed: " + ticket);
        }
    }

    @Override
    public long units() {
        return units;
    }
}
