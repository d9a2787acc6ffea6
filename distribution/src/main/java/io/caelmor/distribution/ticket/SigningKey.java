package io.caelmor.distribution.ticket;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/// An Ed25519 private key that signs tickets: compact JWS (RFC 7515) with EdDSA (RFC 8037). Any thread.
public final class SigningKey {
    /// How long tickets are good, as servers accept it unless told otherwise.
    public static final int USUAL_SECONDS = 60;

    private static final Pattern PEM = Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /// Reads a PEM file, PKCS#8, as `caelmor ticket-key` and `openssl genpkey -algorithm ed25519` write it. Throws [IllegalArgumentException]
    /// with a sentence where it is none.
    public static SigningKey read(Path file) {
        try {
            var text = PEM.matcher(Files.readString(file));
            if (!text.find()) {
                throw new IllegalArgumentException(file + " holds no private key in PEM; 'caelmor ticket-key FILE' makes one");
            }
            var der = Base64.getMimeDecoder().decode(text.group(1));
            return new SigningKey(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read: " + e, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no Ed25519 private key; 'caelmor ticket-key FILE' makes one", e);
        }
    }

    /// A ticket that nobody has used, good from `issued` on. Without a `kid`: servers know what that means as long as they have one key.
    public String ticket(String account, String audience, Instant issued, int seconds) {
        return ticket("", account, audience, issued, seconds);
    }

    /// The same that names the key by which it is to be checked, unless `kid` is empty.
    public String ticket(String kid, String account, String audience, Instant issued, int seconds) {
        var header = new JsonObject();
        header.addProperty("alg", "EdDSA");
        if (!kid.isEmpty()) {
            header.addProperty("kid", kid);
        }
        var claims = new JsonObject();
        claims.addProperty("sub", account);
        claims.addProperty("aud", audience);
        claims.addProperty("iat", issued.getEpochSecond());
        claims.addProperty("exp", issued.getEpochSecond() + seconds);
        claims.addProperty("jti", UUID.randomUUID().toString());
        String signed = encoded(header.toString().getBytes(StandardCharsets.UTF_8)) + "." + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoded(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 signs with Ed25519", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
