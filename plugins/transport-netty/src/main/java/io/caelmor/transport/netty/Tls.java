package io.caelmor.transport.netty;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What TLS connections begin with: TLS 1.3, or 1.2, by the JDK's own provider, with the certificate that the files hold now. Files that can't
/// serve change nothing, and are complained of once.
final class Tls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TransportSettings.Identity identity;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("caelmor-tls").factory());
    private volatile SslContext context;
    private List<Object> seen;

    private Tls(TransportSettings.Identity identity, List<Object> seen, SslContext context) {
        this.identity = identity;
        this.seen = seen;
        this.context = context;
    }

    /// Reads certificate and key, and looks at them again every so many seconds; an [IOException] for the operator where they can't serve.
    static Tls open(TransportSettings.Identity identity, int reloadSeconds) throws IOException {
        var tls = new Tls(identity, state(identity), read(identity));
        tls.watch.scheduleWithFixedDelay(tls::look, reloadSeconds, reloadSeconds, TimeUnit.SECONDS);
        return tls;
    }

    /// Looks no more. Idempotent.
    @Override
    public void close() {
        watch.shutdownNow();
    }

    /// For the next connection; those that are open keep what they began with. Any thread.
    SslContext context() {
        return context;
    }

    /// On a thread of its own: it takes some milliseconds.
    private void look() {
        List<Object> now = List.of();
        try {
            now = state(identity);
            if (!now.equals(seen)) {
                context = read(identity);
                LOG.info("TLS goes on with the certificate that {} holds now", identity.certificate());
            }
        } catch (IOException | RuntimeException e) {
            if (!now.equals(seen)) {
                LOG.error("{} The certificate read before counts on until the files are mended", e.getMessage());
            }
        }
        seen = now;
    }

    private static List<Object> state(TransportSettings.Identity identity) throws IOException {
        try {
            return List.of(Files.getLastModifiedTime(identity.certificate()), Files.size(identity.certificate()),
                    Files.getLastModifiedTime(identity.key()), Files.size(identity.key()));
        } catch (IOException e) {
            throw unfit(identity, e);
        }
    }

    private static SslContext read(TransportSettings.Identity identity) throws IOException {
        try {
            var certified = CertifiedKey.read(identity);
            return SslContextBuilder.forServer(certified.key(), certified.chain())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw unfit(identity, e);
        }
    }

    private static IOException unfit(TransportSettings.Identity identity, Exception e) {
        return new IOException("TLS can't be offered with certificate " + identity.certificate() + " and key " + identity.key()
                + ": " + rootMessage(e) + ". Give a certificate chain in PEM and its private key in PEM, PKCS#8, without a"
                + " password (openssl pkcs8 -topk8 -nocrypt), or set neither.", e);
    }

    private static String rootMessage(Throwable e) {
        while (e.getCause() != null) {
            e = e.getCause();
        }
        return String.valueOf(e.getMessage());
    }
}
