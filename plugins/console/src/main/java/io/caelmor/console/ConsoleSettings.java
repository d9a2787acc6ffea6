package io.caelmor.console;

import io.caelmor.kernel.plugin.Settings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The section `console` of the configuration, read and checked: beyond this machine it wants TLS and a token.
///
/// @param port 0 means any that is free, -1 the usual one, or any where another program has that
/// @param token what an operator must know; empty where whoever is on this machine may
/// @param identity what TLS shows; empty means no TLS
/// @param names host names, beside addresses and `localhost`, by which browsers may call it
/// @param audit where actions are written down
record ConsoleSettings(String host, int port, String token, Optional<Identity> identity, List<String> names, Path audit) {
    static final int USUAL_PORT = 7778;
    static final int USUAL_OR_ANY = -1;
    static final int LEAST_TOKEN = 16;

    /// A certificate chain and its private key, both in PEM.
    record Identity(Path certificate, Path key) {}

    static ConsoleSettings read(Settings settings) {
        var host = settings.text("host", "127.0.0.1", "address to listen on; beyond this machine it takes a token, certificate and key");
        int port = settings.integer("port", USUAL_OR_ANY, -1, 65_535, "port to listen on; -1 is " + USUAL_PORT
                + ", or any that is free where another program has that; 0 picks any that is free");
        var token = settings.text("token", "", "what an operator must enter, " + LEAST_TOKEN + " characters at least; none is asked for where it is empty");
        var certificate = settings.path("certificate", "certificate chain for TLS, PEM; needs `key` too");
        var key = settings.path("key", "private key of the certificate, PEM (PKCS#8, not encrypted)");
        var names = settings.texts("names", List.of(), "host names by which browsers call the console, such as console.example.org; addresses and localhost always may");
        var audit = settings.path("audit", "data/console-audit.log", "file in which each action is written down: who, when, what");
        if (!token.isEmpty() && token.length() < LEAST_TOKEN) {
            settings.problem("token", "has " + token.length() + " characters and could be guessed", "use " + LEAST_TOKEN + " or more, such as openssl rand -hex 16 prints");
        }
        if (certificate.isPresent() != key.isPresent()) {
            settings.problem(key.isEmpty() ? "key" : "certificate", "is missing while " + (key.isEmpty() ? "certificate" : "key") + " is set", "set both for TLS, or neither");
        }
        var identity = certificate.isPresent() && key.isPresent() ? Optional.of(new Identity(certificate.get(), key.get())) : Optional.<Identity>empty();
        if (isElsewhere(host) && (token.isEmpty() || identity.isEmpty())) {
            settings.problem("host", "is " + host + ", and the console would act beyond this machine "
                    + (token.isEmpty() ? "for whoever asks" : "in the clear") + ": it wants a token and TLS there",
                    "set console.token, console.certificate and console.key, or listen on 127.0.0.1 and come through ssh -L");
        }
        return new ConsoleSettings(host, port, token, identity, names, audit);
    }

    private static boolean isElsewhere(String host) {
        var address = new InetSocketAddress(host, 0);
        return !address.isUnresolved() && !address.getAddress().isLoopbackAddress();
    }
}
