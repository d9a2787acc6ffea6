package io.caelmor.transport.netty;

import io.caelmor.kernel.plugin.Settings;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The section `transport.netty` of the configuration, read and checked.
///
/// @param port           0 means any that is free
/// @param eventLoops     number of threads, at least 1
/// @param nativeSockets  whether epoll is used where it is available
/// @param identity       what TLS shows to clients; empty means no TLS
/// @param reloadSeconds how often the identity's files are looked at for a change
/// @param origins which web pages may connect
/// @param highWaterBytes a link with more than this waiting to be sent is left out until it is down to `lowWaterBytes`
/// @param handshakeSeconds from the accepted socket to the hello, the TLS handshake and the WebSocket upgrade included
/// @param backlog        connections that the operating system holds until they are accepted
/// @param unsentBytes    direct memory for what clients have not read, all of them together
record TransportSettings(
        String host,
        int port,
        int eventLoops,
        boolean nativeSockets,
        Optional<Identity> identity,
        int reloadSeconds,
        Origins origins,
        int lowWaterBytes,
        int highWaterBytes,
        int handshakeSeconds,
        int backlog,
        int unsentBytes,
        AddressLimits limits) {
    /// More loops than this gain nothing: the tick thread fills all their queues.
    private static final int MOST_LOOPS_BY_DEFAULT = 8;

    /// A certificate chain and its private key, both in PEM.
    record Identity(Path certificate, Path key) {}

    static TransportSettings read(Settings settings) {
        int loops = settings.integer("event_loops", 0, 0, 64, "network threads; 0 is one per core, 8 at most");
        int high = settings.integer("write_high_water_bytes", 8_192, 1_024, 16_777_216,
                "a client with more than this many bytes unsent gets nothing new; the system may hold about as many, 64 KiB where `native` is off");
        int low = settings.integer("write_low_water_bytes", 4_096, 512, 16_777_216,
                "such a client is served again when it is down to this many bytes");
        if (low > high) {
            settings.problem("write_low_water_bytes", "is " + low + ", above write_high_water_bytes, " + high,
                    "set it to at most " + high);
            low = high;
        }
        var host = settings.text("host", "127.0.0.1", "address to listen on; 0.0.0.0 is every IPv4 address of this machine");
        var identity = identity(settings);
        boolean plaintext = settings.flag("plaintext", false, "whether to listen beyond this machine without TLS: only where something else encrypts");
        if (isElsewhere(host) && identity.isEmpty() && !plaintext) {
            settings.problem("plaintext", "is false, and the server would listen beyond this machine (host = " + host + ") without TLS: whoever carries the packets"
                    + " could read and change them", "set certificate and key, or plaintext = true where something else encrypts, such as a proxy or a VPN");
        }
        return new TransportSettings(
                host,
                settings.integer("port", 7777, 0, 65_535, "port to listen on; 0 picks any that is free"),
                loops == 0 ? Math.min(MOST_LOOPS_BY_DEFAULT, Runtime.getRuntime().availableProcessors()) : loops,
                settings.flag("native", true, "use epoll where it is available, else the JDK's own sockets"),
                identity,
                settings.integer("reload_seconds", 10, 1, 3_600, "seconds after which certificate and key are looked at again; changed ones count for new connections"),
                origins(settings),
                low,
                high,
                settings.integer("handshake_seconds", 10, 1, 300,
                        "seconds in which a new connection must have finished TLS and WebSocket upgrade and said hello"),
                settings.integer("backlog", 4_096, 1, 65_535, "connections the system holds until they are accepted"),
                settings.integer("unsent_bytes", 134_217_728, 65_536, Integer.MAX_VALUE, "direct memory that may hold what clients have not read, all together;"
                        + " where many connections are allowed, each gets its share of it instead of write_high_water_bytes"),
                AddressLimits.read(settings));
    }

    /// Whether it listens beyond this machine. A name that nobody knows does not: it can't be listened on.
    boolean reachableFromElsewhere() {
        return isElsewhere(host);
    }

    private static Origins origins(Settings settings) {
        var listed = settings.texts("origins", List.of(), "web pages that may connect, such as https://play.example.org; * is any. Besides these,"
                + " pages of the very address they connect to, where it is numeric or localhost. Programs send no origin and are let pass");
        try {
            return Origins.of(listed);
        } catch (IllegalArgumentException e) {
            settings.problem("origins", "names '" + e.getMessage() + "', which is no origin", "write scheme, host and port alone, such as https://play.example.org");
            return Origins.of(List.of());
        }
    }

    private static boolean isElsewhere(String host) {
        var address = new InetSocketAddress(host, 0);
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
