package io.caelmor.transport.netty;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import javax.net.ssl.SSLException;

/// What TLS connections begin with: TLS 1.3, or 1.2, by the JDK's own provider.
final class Tls {
    private Tls() {}

    /// Reads certificate and key; an [IOException] for the operator where they can't serve.
    static SslContext open(TransportSettings.Identity identity) throws IOException {
        try {
            return SslContextBuilder.forServer(identity.certificate().toFile(), identity.key().toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IOException("TLS can't be offered with certificate " + identity.certificate() + " and key " + identity.key()
                    + ": " + rootMessage(e) + ". Give a certificate chain in PEM and its private key in PEM, PKCS#8, without a"
                    + " password (openssl pkcs8 -topk8 -nocrypt), or set neither.", e);
        }
    }

    private static String rootMessage(Throwable e) {
        while (e.getCause() != null) {
            e = e.getCause();
        }
        return String.valueOf(e.getMessage());
    }
}
