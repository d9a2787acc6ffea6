package io.caelmor.auth.token;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/// A login service with one key. It signs whatever it is given, by the JDK alone.
final class Login {
    final KeyPair pair;

    Login() {
        this("Ed25519");
    }

    Login(String curve) {
        try {
            pair = KeyPairGenerator.getInstance(curve).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String publicPem() {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    String privatePem() {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    /// The public key as a JWK; the last 32 bytes of its encoding are the key itself (RFC 8410).
    String jwk(String id) {
        var encoded = pair.getPublic().getEncoded();
        var x = new byte[32];
        System.arraycopy(encoded, encoded.length - 32, x, 0, 32);
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"" + id + "\",\"x\":\"" + encoded(x) + "\"}";
    }

    Path publish(Path file) throws IOException {
        return Files.writeString(file, publicPem());
    }

    String sign(String header, String claims) {
        String text = encoded(header) + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("EdDSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String ticket(String claims) {
        return sign("{\"alg\":\"EdDSA\"}", claims);
    }

    static String claims(String account, String audience, long issued, long expiry, String id) {
        return "{\"sub\":\"" + account + "\",\"aud\":\"" + audience + "\",\"iat\":" + issued + ",\"exp\":" + expiry + ",\"jti\":\"" + id + "\"}";
    }

    static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + what + "-----\n";
    }
}
