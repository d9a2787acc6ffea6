package io.caelmor.transport.netty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The request line and the headers of an HTTP/1.1 request, read strictly: RFC 9112 sections 3 and 5. What that leaves to
/// leniency (bare line feeds, folded lines, blanks before the colon) is refused.
///
/// @param headers the values of each header by its name in lower case, in their order
record HttpHead(String method, String target, Map<String, List<String>> headers) {
    private static final Pattern LINE_END = Pattern.compile("\r\n");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern TARGET = Pattern.compile("[!-~]+");
    private static final Pattern VALUE = Pattern.compile("[\\t -~\\x80-\\xFF]*");

    /// Reads a head up to and with its empty line; empty where it is none.
    static Optional<HttpHead> parse(String head) {
        if (!head.endsWith("\r\n\r\n")) {
            return Optional.empty();
        }
        String[] lines = LINE_END.split(head.substring(0, head.length() - 4), -1);
        String[] request = lines[0].split(" ", -1);
        if (request.length != 3 || !TOKEN.matcher(request[0]).matches() || !TARGET.matcher(request[1]).matches()
                || !request[2].equals("HTTP/1.1")) {
            return Optional.empty();
        }
        var headers = new HashMap<String, List<String>>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            String name = lines[i].substring(0, colon);
            String value = lines[i].substring(colon + 1);
            if (!TOKEN.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                return Optional.empty();
            }
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(value.strip());
        }
        return Optional.of(new HttpHead(request[0], request[1], headers));
    }

    /// Whether there is exactly one header of that name.
    boolean hasOne(String name) {
        return headers.getOrDefault(name, List.of()).size() == 1;
    }

    /// The value of the only header of that name, else the empty text.
    String value(String name) {
        var values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : "";
    }

    /// Whether the comma-separated list under that name, in one header or several, has `element`, whatever its case.
    boolean lists(String name, String element) {
        return headers.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(listed -> listed.strip().equalsIgnoreCase(element));
    }

    /// Whether bytes that are no WebSocket frames would follow.
    boolean hasBody() {
        return headers.containsKey("transfer-encoding")
                || headers.containsKey("content-length") && !value("content-length").equals("0");
    }
}
