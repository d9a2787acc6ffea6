package io.caelmor.trials.stop;

import io.caelmor.trials.Ground;
import io.caelmor.trials.TrialOptions;
import io.caelmor.trials.store.BackendKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stop`: asks a server to end, again and again.
@Command(name = "stop", description = "Ends a server under trading bots by SIGTERM, at random moments, and starts it again. Each stop must be over in time, with "
        + "exit code 0, an empty ledger, and everything in the store that any bot was shown. Exit code 0 where all were.")
public final class Stop implements Callable<Integer> {
    @Mixin
    private TrialOptions options;

    @Option(names = "--backend", paramLabel = "B", defaultValue = "sqlite", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private BackendKind kind;

    @Option(names = "--times", paramLabel = "N", defaultValue = "10", description = "How often (default: ${DEFAULT-VALUE}).")
    private int times;

    @Option(names = "--within-seconds", paramLabel = "S", defaultValue = "10", description = "How long a stop may take (default: ${DEFAULT-VALUE}).")
    private int withinSeconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = options.makeFolder("stop");
        boolean fine = false;
        try (var backend = kind.make(folder)) {
            var ground = Ground.prepare(folder, TrialOptions.distribution(), backend, Map.of());
            System.out.println("stop " + kind + ", seed " + options.seed());
            fine = new StopTrial(ground, options.seed(), Duration.ofSeconds(withinSeconds), System.out).run(times);
        } finally {
            options.leaveFolder(folder, fine);
        }
        return fine ? 0 : 1;
    }
}
