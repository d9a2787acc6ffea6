package io.caelmor.distribution;

import io.caelmor.distribution.command.CommandLines;
import io.caelmor.distribution.setup.Surroundings;
import java.nio.file.Files;

/// The process `caelmor`.
public final class Main {
    /// Logback's own name for where its configuration is.
    private static final String LOGGING = "logback.configurationFile";
    /// How much Caelmor itself logs; `conf/logback.xml` names it.
    private static final String LEVEL = "caelmor.log.level";
    private static final String SERVING = "run";

    private Main() {}

    /// Does what the words say and exits with one of the codes of [io.caelmor.distribution.command.ExitCode].
    public static void main(String[] words) {
        var surroundings = Surroundings.ofThisProcess();
        configureLogging(surroundings, words.length > 0 && words[0].equals(SERVING));
        int code = CommandLines.run(surroundings, words);
        System.out.flush();
        System.exit(code);
    }

    /// A server says what it does; other commands say what went wrong. People edit `conf/logback.xml`; without that file the copy inside this jar counts. Before the first logger is made.
    private static void configureLogging(Surroundings surroundings, boolean serving) {
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, serving ? "INFO" : "WARN");
        }
        surroundings.home().map(home -> home.resolve("conf").resolve("logback.xml"))
                .filter(file -> System.getProperty(LOGGING) == null && Files.isReadable(file))
                .ifPresent(file -> System.setProperty(LOGGING, file.toString()));
    }
}
