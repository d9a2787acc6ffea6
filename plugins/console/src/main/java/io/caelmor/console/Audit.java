package io.caelmor.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;

/// What operators did: a line of JSON for each action in a file, on the disk before the action happens. Any thread.
final class Audit {
    private final Path file;

    Audit(Path file) {
        this.file = file;
    }

    /// Writes down who does what, with its particulars. Throws where it can't: then it must not be done.
    synchronized void write(String who, String what, Map<String, Object> particulars) throws IOException {
        var line = Json.object(json -> {
            json.name("when").value(Instant.now().toString());
            json.name("who").value(who);
            json.name("what").value(what);
            for (var each : particulars.entrySet()) {
                json.name(each.getKey()).value(each.getValue().toString());
            }
        });
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
    }
}
