package io.caelmor.transport.netty;

import io.caelmor.kernel.plugin.Settings;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The section `transport.netty` of the configuration, read and checked.
///
/// @param port           0 means any that is free
/// @param eventLoops     number of threads, at least 1
/// @param nativeSockets  whether epoll is used where it is available
/// @param identity       what TLS shows to clients; empty means no TLS
/// @param highWaterBytes a link with more than this waiting to be sent is left out until it is down to `lowWaterBytes`
/// @param handshakeSeconds from the accepted socket to a settled carrier, the TLS handshake and the WebSocket upgrade included
/// @param backlog        connections that the operating system holds until they are accepted
record TransportSettings(
        String host,
        int port,
        int eventLoops,
        boolean nativeSockets,
        Optional<Identity> identity,
        int lowWaterBytes,
        int highWaterBytes,
        int handshakeSeconds,
        int backlog) {
    /// More loops than this gain nothing: the tick thread fills all their queues.
    private static final int MOST_LOOPS_BY_DEFAULT = 8;

    /// A certificate chain and its private key, both in PEM.
    record Identity(Path certificate, Path key) {}

    static TransportSettings read(Settings settings) {
        int loops = settings.integer("event_loops", 0, 0, 64, "network threads; 0 is one per core, 8 at most");
        int high = settings.integer("write_high_water_bytes", 32_768, 1_024, 16_777_216,
                "a client with more than this many bytes unsent gets nothing new");
        int low = settings.integer("write_low_water_bytes", 16_384, 512, 16_777_216,
                "such a client is served again when it is down to this many bytes");
        if (low > high) {
            settings.problem("write_low_water_bytes", "is " + low + ", above write_high_water_bytes, " + high,
                    "set it to at most " + high);
            low = high;
        }
        return new TransportSettings(
                settings.text("host", "127.0.0.1", "address to listen on; 0.0.0.0 is every IPv4 address of this machine"),
                settings.integer("port", 7777, 0, 65_535, "port to listen on; 0 picks any that is free"),
                loops == 0 ? Math.min(MOST_LOOPS_BY_DEFAULT, Runtime.getRuntime().availableProcessors()) : loops,
                settings.flag("native", true, "use epoll where it is available, else the JDK's own sockets"),
                identity(settings),
                low,
                high,
                settings.integer("handshake_seconds", 10, 1, 300,
                        "time for a new connection to finish TLS and WebSocket upgrade, or to send its first byte"),
                settings.integer("backlog", 1_024, 1, 65_535, "connections the system holds until they are accepted"));
    }

    /// Whether it listens beyond this machine. A name that nobody knows does not: it can't be listened on.
    boolean reachableFromElsewhere() {
        var address = new InetSocketAddress(host, port);
        return !address.isUnresolved() && !address.getAddress().isLoopbackAddress();
    }

    private static Optional<Identity> identity(Settings settings) {
        var certificate = settings.path("certificate", "certificate chain for TLS, PEM; needs `key` too");
        var key = settings.path("key", "private key of the certificate, PEM (PKCS#8, not encrypted)");
        certificate.ifPresent(file -> mustBeReadable(settings, "certificate", file));
        key.ifPresent(file -> mustBeReadable(settings, "key", file));
        if (certificate.isPresent() != key.isPresent()) {
            boolean keyMissing = key.isEmpty();
            settings.problem(keyMissing ? "key" : "certificate", "is missing while "
                    + (keyMissing ? "certificate" : "key") + " is set", "set both for TLS, or neither");
        }
        return certificate.isPresent() && key.isPresent()
                ? Optional.of(new Identity(certificate.get(), key.get()))
                : Optional.empty();
    }

    private static void mustBeReadable(Settings settings, String name, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            settings.problem(name, "names " + file + ", which is no file that can be read", "correct the path or the file's rights");
        }
    }
}
