package io.caelmor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A self-signed certificate for `localhost` and 127.0.0.1, made by the JDK's keytool, for a server in a test.
///
/// @param chain    file with the certificate, PEM
/// @param key      file with its private key, PEM (PKCS#8)
/// @param trusting for clients: trusts this certificate and no other
public record TestCertificate(Path chain, Path key, SSLContext trusting) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /// Makes it in `folder`, which is made too; any number of times with any number of folders. Half a second.
    public static TestCertificate make(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        var file = Files.createDirectories(folder).resolve("server.p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "server",
                "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12",
                "-storepass", new String(PASSWORD), "-keystore", file.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate in " + folder);
        }
        var keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new TestCertificate(pem(folder.resolve("chain.pem"), "CERTIFICATE", keys.getCertificate("server").getEncoded()),
                pem(folder.resolve("key.pem"), "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded()), context);
    }

    private static Path pem(Path file, String kind, byte[] der) throws IOException {
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind + "-----\n");
    }
}
