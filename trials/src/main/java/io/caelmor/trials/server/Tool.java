package io.caelmor.trials.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Another command of `bin/caelmor`, run to its end.
///
/// @param exitCode 0 where all was well
/// @param said all that it wrote, to either stream
public record Tool(int exitCode, String said) {
    /// It runs for seconds: thorough compilation would not pay.
    private static final String JAVA_OPTIONS = "-XX:TieredStopAtLevel=1";

    /// Runs it with the server's plugins and keys.
    public static Tool run(Home home, Path folder, Path log, Map<String, String> settings, String... words) throws IOException, InterruptedException {
        try (var process = Server.start(home, folder, log, settings, JAVA_OPTIONS, words)) {
            int code = process.exitCode();
            return new Tool(code, process.said().text());
        }
    }
}
