package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.soak.Soak;
import io.caelmor.distribution.soak.SoakPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `soak`: honest and hostile players together on a server of its own.
@Command(name = "soak", mixinStandardHelpOptions = true,
        description = "Starts a fresh server, lets 200 honest players play on it alone and under attack in turn, and prints one table: what was tried, how often,"
                + " what held. Exit code 0, or 1 where a promise was broken.",
        footer = {"", "The server listens on a free port of this machine alone and saves to a temporary folder. Server and attackers"
                + " need some 15,000 open files each: see 'ulimit -n'."})
final class SoakCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "5", description = "About how long, in rounds of a minute (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--keep", paramLabel = "DIR", description = "Keep the server's log, figures and store in this folder.")
    private Path keep;

    SoakCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minutes < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--minutes is " + minutes + "; a soak takes one at least");
        }
        var home = surroundings.home().orElseThrow(() ->
                new CommandLine.ParameterException(spec.commandLine(), "soak starts the packaged server: run it with bin/caelmor"));
        var folder = keep == null ? Files.createTempDirectory("caelmor-soak") : Files.createDirectories(keep);
        try {
            var report = new Soak(SoakPlan.ofMinutes(minutes), json ? _ -> { } : surroundings.out()::println).run(home, folder);
            if (json) {
                report.json(surroundings.out());
            } else {
                report.table(surroundings.out());
            }
            return report.held() ? ExitCode.FINE : ExitCode.FAILED;
        } finally {
            if (keep == null) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            for (var file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
