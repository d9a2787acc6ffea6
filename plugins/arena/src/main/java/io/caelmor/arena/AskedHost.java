package io.caelmor.arena;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By which name a browser asked. Whoever owns a name can let it point here, and then has a page of another site in the place of ours (DNS rebinding);
/// so names are served that the configuration lists, and numeric addresses and `localhost`, which nobody owns.
final class AskedHost {
    private AskedHost() {}

    /// The host in the header of a request, such as `192.0.2.7` of `192.0.2.7:7780`, where it may be served.
    static Optional<String> of(@Nullable String header, Set<String> listed) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            var host = new URI("http://" + header.toLowerCase(Locale.ROOT));
            var name = host.getHost();
            boolean bare = host.getRawUserInfo() == null && host.getRawPath().isEmpty() && host.getRawQuery() == null
                    && host.getRawFragment() == null;
            return name != null && bare && (isNumeric(name) || name.equals("localhost") || listed.contains(name)) ? Optional.of(name) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// No name ends in a number: browsers read such a host as an address or not at all.
    private static boolean isNumeric(String host) {
        return host.startsWith("[") || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }
}
