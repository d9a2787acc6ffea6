package io.caelmor.transport.netty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// A certificate chain and the private key of its first certificate, which were seen to belong together.
record CertifiedKey(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern PEM_KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    static CertifiedKey read(TransportSettings.Identity identity) throws IOException, GeneralSecurityException {
        var chain = chain(identity.certificate());
        var certified = chain.getFirst().getPublicKey();
        var key = key(identity.key(), certified.getAlgorithm());
        if (!belongTogether(certified, key)) {
            throw notAPair();
        }
        return new CertifiedKey(chain, key);
    }

    private static List<X509Certificate> chain(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream().map(X509Certificate.class::cast).toList();
            if (chain.isEmpty()) {
                throw new GeneralSecurityException("there is no certificate in " + file);
            }
            return chain;
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException, GeneralSecurityException {
        var text = PEM_KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!text.find()) {
            throw new GeneralSecurityException("there is no private key in " + file);
        }
        try {
            var der = Base64.getMimeDecoder().decode(text.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // Of another kind than the certificate's, or damaged; what the JDK says of it may quote it.
            throw notAPair();
        }
    }

    private static boolean belongTogether(PublicKey certified, PrivateKey key) throws GeneralSecurityException {
        var signature = Signature.getInstance(switch (certified.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certified.getAlgorithm();
        });
        byte[] probe = certified.getEncoded();
        try {
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(probe);
            return signature.verify(signed);
        } catch (InvalidKeyException _) {
            return false;
        }
    }

    private static GeneralSecurityException notAPair() {
        return new GeneralSecurityException("the key is not that of the certificate");
    }
}
