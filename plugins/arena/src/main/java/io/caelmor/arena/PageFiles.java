package io.caelmor.arena;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of the page, out of this plugin's jar: a path of theirs is words and slashes with one dot, so that none leads out of the folder.
final class PageFiles {
    private static final Pattern PATH = Pattern.compile("(?:[a-z][a-z0-9-]*/)*[a-z][a-z0-9-]*\\.([a-z]+)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");

    /// @param type for the header Content-Type
    record PageFile(String type, byte[] content) {}

    private PageFiles() {}

    /// The file at the path of a request, such as `/style.css`; `/` is the page. Any thread.
    static Optional<PageFile> at(String path) throws IOException {
        var name = path.equals("/") ? "index.html" : path.substring(1);
        var matcher = PATH.matcher(name);
        if (!matcher.matches() || !TYPES.containsKey(matcher.group(1))) {
            return Optional.empty();
        }
        try (var file = PageFiles.class.getResourceAsStream("page/" + name)) {
            return file == null ? Optional.empty() : Optional.of(new PageFile(TYPES.get(matcher.group(1)), file.readAllBytes()));
        }
    }
}
