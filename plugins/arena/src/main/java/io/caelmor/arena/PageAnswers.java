package io.caelmor.arena;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a browser is answered. Any thread.
///
/// The page may run what comes from here and connect to the game, and nothing else: no script of another origin, no inline script, no frame around it
/// (Content Security Policy, W3C).
final class PageAnswers {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int FOUND = 200;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int MISDIRECTED = 421;

    private final Set<String> hosts;
    private final GameAddress game;

    /// @param content may be empty
    record Answer(int status, Map<String, String> headers, byte[] content) {}

    PageAnswers(Set<String> hosts, GameAddress game) {
        this.hosts = hosts;
        this.game = game;
    }

    /// `path` is as it was sent, nothing in it decoded; `host` is the header, or `null`.
    Answer to(String method, String path, @Nullable String host) throws IOException {
        var asked = AskedHost.of(host, hosts);
        if (asked.isEmpty()) {
            return refusal(MISDIRECTED, "This server has no page under that name. Ask by its numeric address or localhost, or list the name in arena.hosts.");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return refusal(WRONG_METHOD, "There are only files here: GET them.");
        }
        var address = game.forHost(asked.get());
        if (path.equals("/game.txt")) {
            return answer(FOUND, TEXT, address.getBytes(StandardCharsets.UTF_8), address);
        }
        var file = PageFiles.at(path);
        return file.isPresent() ? answer(FOUND, file.get().type(), file.get().content(), address)
                : refusal(NOT_FOUND, "There is no such file here. The page is at /.");
    }

    private static Answer refusal(int status, String sentence) {
        return answer(status, TEXT, (sentence + "\n").getBytes(StandardCharsets.UTF_8), "");
    }

    private static Answer answer(int status, String type, byte[] content, String address) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", type);
        headers.put("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' " + address
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        // A server of another version may stand here tomorrow.
        headers.put("Cache-Control", "no-cache");
        return new Answer(status, headers, content);
    }
}
