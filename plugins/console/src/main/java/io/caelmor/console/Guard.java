package io.caelmor.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Who may ask: pages of this very console alone, called by a name that nobody else can own (DNS rebinding), and where there is a token,
/// those who know it. Any thread.
final class Guard {
    static final String COOKIE = "caelmor-console";
    private static final int MOST_LOGINS = 64;
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(:[0-9]{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final String scheme;
    private final byte[] token;
    private final Set<String> names;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> logins = new LinkedHashSet<>();

    Guard(ConsoleSettings settings) {
        scheme = settings.identity().isPresent() ? "https" : "http";
        token = settings.token().getBytes(StandardCharsets.UTF_8);
        names = Set.copyOf(settings.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }

    /// Whether a token is asked for.
    boolean wantsToken() {
        return token.length > 0;
    }

    /// Why the request must not be answered, whoever asks; empty where it may.
    Optional<String> stranger(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var host = headers.getFirst("Host");
        if (host == null || !isOurs(host)) {
            return Optional.of("the console is not called by that name: use its address, or add the name to console.names");
        }
        var origin = headers.getFirst("Origin");
        if (origin != null && !origin.equalsIgnoreCase(scheme + "://" + host)) {
            return Optional.of("pages of another origin may not use the console");
        }
        var site = headers.getFirst("Sec-Fetch-Site");
        boolean calls = exchange.getRequestURI().getPath().startsWith("/api/");
        if (calls && site != null && !site.equals("same-origin") && !site.equals("none")) {
            return Optional.of("pages of another site may not use the console");
        }
        return Optional.empty();
    }

    /// Whether the request comes from somebody who knows the token, or none is asked for.
    boolean knows(Headers headers) {
        if (!wantsToken()) {
            return true;
        }
        var bearer = headers.getFirst("Authorization");
        if (bearer != null && bearer.startsWith("Bearer ") && isToken(bearer.substring("Bearer ".length()))) {
            return true;
        }
        var cookies = headers.getOrDefault("Cookie", List.of());
        synchronized (logins) {
            return cookies.stream().flatMap(line -> Arrays.stream(line.split(";"))).map(String::strip)
                    .anyMatch(cookie -> cookie.startsWith(COOKIE + "=") && logins.contains(cookie.substring(COOKIE.length() + 1)));
        }
    }

    /// What the browser of somebody who knows the token shall show from now on; empty where it is another.
    Optional<String> login(String offered) {
        if (!isToken(offered)) {
            return Optional.empty();
        }
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var login = HexFormat.of().formatHex(bytes);
        synchronized (logins) {
            logins.add(login);
            if (logins.size() > MOST_LOGINS) {
                logins.remove(logins.iterator().next());
            }
        }
        return Optional.of(COOKIE + "=" + login + "; Path=/; HttpOnly; SameSite=Strict" + (scheme.equals("https") ? "; Secure" : ""));
    }

    private boolean isToken(String offered) {
        return MessageDigest.isEqual(token, offered.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isOurs(String host) {
        var parts = HOST.matcher(host.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        var name = parts.group(1);
        // No name ends in a number: browsers read such a host as an address or not at all.
        return name.equals("localhost") || name.startsWith("[") || ADDRESS.matcher(name).matches() || names.contains(name);
    }
}
