package io.caelmor.auth.token;

import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;

/// Makes a ticket of a credential. What counts is decided here, never by the credential: the algorithm is EdDSA, the keys are Ed25519 and
/// come from the key file. Nothing of a credential is looked at before its signature but `alg`, `crit` and `kid`. Any thread; takes a fraction of a millisecond.
final class TicketReader {
    private static final AlgorithmConstraints ED_DSA_ALONE = new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);
    private static final int MOST_ID_CHARS = 128;
    /// Far beyond any date, and far from where sums would overflow.
    private static final long LAST_SECOND = 1L << 40;

    private TicketReader() {}

    /// The ticket, its signature found good and its claims not judged; or a refusal.
    static Verdict read(String credential, PublicKeys keys) {
        try {
            return signed(credential, keys);
        } catch (InvalidAlgorithmException _) {
            return Refusal.ALGORITHM;
        } catch (MalformedClaimException _) {
            return Refusal.CLAIMS;
        } catch (JoseException | InvalidJwtException | RuntimeException _) {
            // What strangers send is no fault of the server's, in whatever way the library finds it amiss.
            return Refusal.MALFORMED;
        }
    }

    private static Verdict signed(String credential, PublicKeys keys) throws JoseException, InvalidJwtException, MalformedClaimException {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(ED_DSA_ALONE);
        signature.setCompactSerialization(credential);
        signature.getAlgorithm();
        var key = keys.find(signature.getKeyIdHeaderValue());
        if (key == null) {
            return Refusal.UNKNOWN_KEY;
        }
        signature.setKey(key);
        return signature.verifySignature() ? ticket(JwtClaims.parse(signature.getPayload())) : Refusal.SIGNATURE;
    }

    private static Verdict ticket(JwtClaims claims) throws MalformedClaimException {
        String account = claims.getSubject();
        List<String> audience = claims.getAudience();
        String id = claims.getJwtId();
        NumericDate issued = claims.getIssuedAt();
        NumericDate expiry = claims.getExpirationTime();
        NumericDate notBefore = claims.getNotBefore() == null ? issued : claims.getNotBefore();
        if (account == null || audience.isEmpty() || id == null || id.isEmpty() || id.length() > MOST_ID_CHARS
                || !isDate(issued) || !isDate(expiry) || !isDate(notBefore) || expiry.isBefore(issued)) {
            return Refusal.CLAIMS;
        }
        return new Ticket(account, List.copyOf(audience), issued.getValue(), notBefore.getValue(), expiry.getValue(), id);
    }

    private static boolean isDate(NumericDate date) {
        return date != null && date.getValue() >= 0 && date.getValue() <= LAST_SECOND;
    }
}
