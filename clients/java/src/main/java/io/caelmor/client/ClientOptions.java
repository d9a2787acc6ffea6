package io.caelmor.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Where a client goes and as whom. Immutable; the `with` methods answer a changed copy.
///
/// @param address `ws://`, `wss://`, `tcp://` or `tls://` with host and port
/// @param account the account to play, 1-32 letters, digits, `_`, `-` or `.`
/// @param credential what the server's authenticator asks for, asked for at each HELLO, on the client's event loop; empty for a guest
/// @param program name and version of this program for the server's log, at most 64 bytes
/// @param timeout how long a connection may take to be made, TLS and WebSocket handshakes included
/// @param certificates for TLS: a PEM file of the certificates to trust instead of the JDK's
/// @param trustAll for TLS in tests: trust any certificate for any host
/// @param ownOnly whether the copy of the world leaves out what the account does not own, apart from its viewpoint
public record ClientOptions(URI address, String account, Supplier<String> credential, String program, Duration timeout,
        Optional<Path> certificates, boolean trustAll, boolean ownOnly) {
    private static final Set<String> SCHEMES = Set.of("ws", "wss", "tcp", "tls");

    /// @throws IllegalArgumentException where the address is not one of a server
    public ClientOptions {
        checkAddress(address);
        Objects.requireNonNull(account);
        Objects.requireNonNull(credential);
        Objects.requireNonNull(program);
        Objects.requireNonNull(timeout);
        Objects.requireNonNull(certificates);
    }

    /// A guest of that account name at that address, with 10 s to connect.
    public static ClientOptions of(String address, String account) {
        return new ClientOptions(URI.create(address), account, () -> "", "caelmor-client", Duration.ofSeconds(10),
                Optional.empty(), false, false);
    }

    /// With another address.
    public ClientOptions withAddress(URI newAddress) {
        return new ClientOptions(newAddress, account, credential, program, timeout, certificates, trustAll, ownOnly);
    }

    /// With a credential that is good for all times.
    public ClientOptions withCredential(String newCredential) {
        return withCredential(() -> newCredential);
    }

    /// With a credential that is made when it is needed, such as a ticket that is good for one HELLO.
    public ClientOptions withCredential(Supplier<String> newCredential) {
        return new ClientOptions(address, account, newCredential, program, timeout, certificates, trustAll, ownOnly);
    }

    /// With another name of the program.
    public ClientOptions withProgram(String newProgram) {
        return new ClientOptions(address, account, credential, newProgram, timeout, certificates, trustAll, ownOnly);
    }

    /// With another time to connect.
    public ClientOptions withTimeout(Duration newTimeout) {
        return new ClientOptions(address, account, credential, program, newTimeout, certificates, trustAll, ownOnly);
    }

    /// Trusting the certificates of a PEM file, and no others.
    public ClientOptions withCertificates(Path pemFile) {
        return new ClientOptions(address, account, credential, program, timeout, Optional.of(pemFile), false, ownOnly);
    }

    /// Trusting any certificate: for tests.
    public ClientOptions withTrustAll() {
        return new ClientOptions(address, account, credential, program, timeout, Optional.empty(), true, ownOnly);
    }

    /// Keeping no copy of what others own: for programs that are thousands of clients, and can't hold the world once for each.
    /// Everything is still read and counted, and what is malformed found.
    public ClientOptions withOwnOnly(boolean newOwnOnly) {
        return new ClientOptions(address, account, credential, program, timeout, certificates, trustAll, newOwnOnly);
    }

    boolean webSocket() {
        return address.getScheme().startsWith("ws");
    }

    boolean tls() {
        return address.getScheme().equals("wss") || address.getScheme().equals("tls");
    }

    private static void checkAddress(URI address) {
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null
                || address.getPort() < 0) {
            throw new IllegalArgumentException("'" + address
                    + "' is no address of a server; it looks like ws://host:port, wss://host:port, tcp://host:port or tls://host:port");
        }
    }
}
