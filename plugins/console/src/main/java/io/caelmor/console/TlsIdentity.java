package io.caelmor.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Certificate and key in PEM, as the JDK's TLS takes them.
final class TlsIdentity {
    private static final Pattern PEM_KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private TlsIdentity() {}

    /// Reads both; an [IOException] for the operator where they can't serve.
    static SSLContext read(ConsoleSettings.Identity identity) throws IOException {
        try {
            Certificate[] chain;
            try (var in = Files.newInputStream(identity.certificate())) {
                chain = CertificateFactory.getInstance("X.509").generateCertificates(in).toArray(Certificate[]::new);
            }
            if (chain.length == 0) {
                throw new GeneralSecurityException("there is no certificate in " + identity.certificate());
            }
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("console", key(identity, chain[0].getPublicKey().getAlgorithm()), new char[0], chain);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IOException("the console can't offer TLS with certificate " + identity.certificate() + " and key " + identity.key() + ": " + e.getMessage()
                    + ". Give a certificate chain in PEM and its private key in PEM, PKCS#8, without a password", e);
        }
    }

    private static PrivateKey key(ConsoleSettings.Identity identity, String algorithm) throws IOException, GeneralSecurityException {
        var text = PEM_KEY.matcher(Files.readString(identity.key(), StandardCharsets.ISO_8859_1));
        if (!text.find()) {
            throw new GeneralSecurityException("there is no private key in " + identity.key());
        }
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.group(1))));
    }
}
