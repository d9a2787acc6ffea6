package io.caelmor.trials.stop;

import io.caelmor.trials.Ground;
import io.caelmor.trials.Trial;
import io.caelmor.trials.TrialOptions;
import io.caelmor.trials.store.BackendKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `stop`: asks a server to end, again and again.
@Command(name = "stop", description = "Ends a server under trading bots by SIGTERM, at random moments, and starts it again. Each stop must be over in time, with "
        + "exit code 0, an empty ledger, and everything in the store that any bot was shown. Exit code 0 where all were.")
public final class Stop extends Trial {
    @Option(names = "--backend", paramLabel = "B", defaultValue = "sqlite", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private BackendKind backend;

    @Option(names = "--times", paramLabel = "N", defaultValue = "10", description = "How often (default: ${DEFAULT-VALUE}).")
    private int times;

    @Option(names = "--within-seconds", paramLabel = "S", defaultValue = "10", description = "How long a stop may take (default: ${DEFAULT-VALUE}).")
    private int withinSeconds;

    @Override
    protected boolean run(Path folder) throws IOException, InterruptedException {
        try (var store = backend.make(folder)) {
            var ground = Ground.prepare(folder, TrialOptions.distribution(), store, Map.of());
            System.out.println("stop " + backend + ", seed " + options().seed());
            return new StopTrial(ground, options().seed(), Duration.ofSeconds(withinSeconds), System.out).run(times);
        }
    }
}
