package io.caelmor.transport.netty;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which web pages may open a WebSocket here: RFC 6455 section 10.2, RFC 6454. A browser says which page asks, in the header Origin; programs
/// send none and are let pass, for they could send any.
///
/// Besides those listed, a page may that came from the very host the browser connects to, on any port, where that host is a numeric address or
/// `localhost`; the addresses of this machine count as one. Not so with other names: who owns a name can let it point here (DNS rebinding).
///
/// @param allowed normalised origins, or `*` for all
record Origins(Set<String> allowed) {
    static final String ANY = "*";

    /// Throws [IllegalArgumentException] with the one that is no origin.
    static Origins of(List<String> listed) {
        return new Origins(listed.stream().map(each -> each.equals(ANY) ? ANY : normal(each).orElseThrow(() -> new IllegalArgumentException(each)))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /// Whether a page of `origin` may connect to `host`, both as the headers have them.
    boolean allow(String origin, String host) {
        if (allowed.contains(ANY)) {
            return true;
        }
        var page = normal(origin);
        return page.isPresent() && (allowed.contains(page.get()) || isOwn(URI.create(page.get()).getHost(), host));
    }

    private static boolean isOwn(String pageHost, String host) {
        var own = normal("http://" + host).map(text -> URI.create(text).getHost());
        return own.isPresent() && (isLoopback(own.get()) ? isLoopback(pageHost)
                : own.get().equals(pageHost) && (pageHost.startsWith("[") || isIpv4(pageHost)));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || isIpv4(host) && host.startsWith("127.");
    }

    /// No name ends in a number: browsers read such a host as an address or not at all.
    private static boolean isIpv4(String host) {
        return host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    /// `https://example.org`, `http://127.0.0.1:8080`: lower case, without the scheme's own port.
    private static Optional<String> normal(String origin) {
        try {
            var uri = new URI(origin.toLowerCase(Locale.ROOT));
            boolean bare = uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            boolean usual = uri.getPort() == -1 || uri.getPort() == 80 && "http".equals(uri.getScheme()) || uri.getPort() == 443 && "https".equals(uri.getScheme());
            return bare ? Optional.of(uri.getScheme() + "://" + uri.getHost() + (usual ? "" : ":" + uri.getPort())) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
