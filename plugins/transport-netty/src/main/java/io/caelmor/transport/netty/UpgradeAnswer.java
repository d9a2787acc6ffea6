package io.caelmor.transport.netty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What the server answers to an HTTP request that wants to become a WebSocket: RFC 6455 section 4.2 on top of RFC 9112.
///
/// @param accepted whether the connection is a WebSocket from now on
/// @param head     the answer, all of it: none has a body
record UpgradeAnswer(boolean accepted, String head) {
    private static final String KEY_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;
    /// To a page that may not come in here.
    static final UpgradeAnswer WRONG_ORIGIN = refusal("403 Forbidden");

    /// Judges a request's head, up to and with its empty line.
    static UpgradeAnswer to(String head, Origins origins) {
        var read = HttpHead.parse(head);
        if (read.isEmpty()) {
            return refusal("400 Bad Request");
        }
        var request = read.get();
        if (!request.method().equals("GET") || !request.hasOne("host") || request.hasBody()) {
            return refusal("400 Bad Request");
        }
        if (!request.target().equals("/")) {
            return refusal("404 Not Found");
        }
        if (!request.lists("upgrade", "websocket") || !request.lists("connection", "upgrade")
                || !request.value("sec-websocket-version").equals("13")) {
            return refusal("426 Upgrade Required", "Upgrade: websocket", "Sec-WebSocket-Version: 13");
        }
        if (request.headers().containsKey("origin") && !(request.hasOne("origin") && origins.allow(request.value("origin"), request.value("host")))) {
            return WRONG_ORIGIN;
        }
        String key = request.value("sec-websocket-key");
        if (!request.hasOne("sec-websocket-key") || !isKey(key)) {
            return refusal("400 Bad Request");
        }
        return new UpgradeAnswer(true, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + proof(key) + "\r\n\r\n");
    }

    /// The answer to a head that does not end.
    static UpgradeAnswer tooLarge() {
        return refusal("431 Request Header Fields Too Large");
    }

    private static UpgradeAnswer refusal(String status, String... headers) {
        var head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        boolean offersUpgrade = headers.length > 0;
        head.append("Connection: ").append(offersUpgrade ? "Upgrade, close" : "close").append("\r\nContent-Length: 0\r\n\r\n");
        return new UpgradeAnswer(false, head.toString());
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key.getBytes(StandardCharsets.ISO_8859_1)).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String proof(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + KEY_SALT).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
