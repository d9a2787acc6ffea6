package io.caelmor.console;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request written by hand, for what a well-behaved client can't say; one request a connection.
record Http(int status, String head, String body) {
    static Http get(String address, String path, String... headers) throws IOException {
        return send(address, "GET", path, "", headers);
    }

    static Http post(String address, String path, String json, String... headers) throws IOException {
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type: application/json";
        return send(address, "POST", path, json, all);
    }

    /// A header `Host` among `headers` takes the place of ours.
    static Http send(String address, String method, String path, String body, String... headers) throws IOException {
        var uri = URI.create(address);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
            boolean named = false;
            for (var header : headers) {
                request.append(header).append("\r\n");
                named |= header.startsWith("Host:");
            }
            if (!named) {
                request.append("Host: ").append(uri.getAuthority()).append("\r\n");
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            request.append("Content-Length: ").append(bytes.length).append("\r\n\r\n").append(body);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Http(Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
        }
    }

    Optional<String> header(String name) {
        var found = Pattern.compile("(?im)^" + name + ": (.*)$").matcher(head);
        return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
    }

    static String json(Map<String, Object> fields) {
        return Json.object(json -> {
            for (var field : fields.entrySet()) {
                json.name(field.getKey());
                if (field.getValue() instanceof Number number) {
                    json.value(number);
                } else {
                    json.value(field.getValue().toString());
                }
            }
        });
    }
}
