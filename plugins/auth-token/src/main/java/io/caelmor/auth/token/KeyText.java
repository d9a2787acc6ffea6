package io.caelmor.auth.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.lang.JoseException;

/// Reads public keys out of a JWK set (RFC 7517, RFC 8037) or PEM (RFC 7468). A key without an id of its own goes by its
/// thumbprint (RFC 7638).
final class KeyText {
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    /// Members of a JWK that are nobody's business but its owner's: private parts, and symmetric keys.
    private static final List<String> PRIVATE_MEMBERS = List.of("d", "k", "p", "q", "dp", "dq", "qi", "oth");

    private final Map<String, PublicKey> keys = new LinkedHashMap<>();

    private KeyText() {}

    /// Throws [KeyFileException] where the text holds no Ed25519 public key, or any key that is not public. Keys of other kinds are passed over.
    static PublicKeys parse(String text) throws KeyFileException {
        var reading = new KeyText();
        try {
            if (text.stripLeading().startsWith("{")) {
                reading.json(text);
            } else {
                reading.pem(text);
            }
        } catch (JoseException | GeneralSecurityException | RuntimeException _) {
            // Their messages quote what they met, which may be a secret in the wrong place.
            throw new KeyFileException("it is no well-formed JWK set or PEM");
        }
        if (reading.keys.isEmpty()) {
            throw new KeyFileException("it holds no Ed25519 public key");
        }
        return new PublicKeys(reading.keys);
    }

    private void json(String text) throws JoseException, KeyFileException {
        var top = JsonUtil.parseJson(text);
        var members = top.containsKey("keys") ? listed(top.get("keys")) : List.of(top);
        for (var member : members) {
            if (PRIVATE_MEMBERS.stream().anyMatch(member::containsKey)) {
                throw holdsPrivate();
            }
            if ("OKP".equals(member.get("kty")) && "Ed25519".equals(member.get("crv")) && !"enc".equals(member.get("use"))) {
                var key = new OctetKeyPairJsonWebKey(member);
                add(key.getKeyId() == null ? thumbprint(key) : key.getKeyId(), key.getPublicKey());
            }
        }
    }

    private static List<Map<String, Object>> listed(Object keys) throws KeyFileException {
        if (!(keys instanceof List<?> list)) {
            throw new KeyFileException("its member 'keys' is no list");
        }
        var members = new ArrayList<Map<String, Object>>();
        for (var each : list) {
            if (!(each instanceof Map<?, ?> map)) {
                throw new KeyFileException("its member 'keys' holds something that is no key");
            }
            var member = new LinkedHashMap<String, Object>();
            map.forEach((name, value) -> member.put(String.valueOf(name), value));
            members.add(member);
        }
        return members;
    }

    private void pem(String text) throws GeneralSecurityException, KeyFileException {
        var blocks = PEM.matcher(text);
        while (blocks.find()) {
            if (blocks.group(1).contains("PRIVATE")) {
                throw holdsPrivate();
            }
            if (blocks.group(1).equals("PUBLIC KEY")) {
                var der = Base64.getMimeDecoder().decode(blocks.group(2));
                var key = KeyFactory.getInstance("EdDSA").generatePublic(new X509EncodedKeySpec(der));
                if (key instanceof EdECPublicKey curved && curved.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
                    add(thumbprint(new OctetKeyPairJsonWebKey(key)), key);
                }
            }
        }
    }

    private static String thumbprint(OctetKeyPairJsonWebKey key) {
        return key.calculateBase64urlEncodedThumbprint("SHA-256");
    }

    private void add(String id, PublicKey key) throws KeyFileException {
        if (keys.putIfAbsent(id, key) != null) {
            throw new KeyFileException("it holds two keys of the id '" + id + "'");
        }
    }

    private static KeyFileException holdsPrivate() {
        return new KeyFileException("it holds a private or secret key, which belongs to the login service alone");
    }
}
