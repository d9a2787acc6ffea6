package io.caelmor.trials.crash;

import io.caelmor.trials.Ground;
import io.caelmor.trials.Trial;
import io.caelmor.trials.TrialOptions;
import io.caelmor.trials.store.BackendKind;
import io.caelmor.trials.store.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `crash`: kills a server again and again.
@Command(name = "crash", description = "Kills a server under trading bots with -9, at random moments and at each failure point in turn; compares "
        + "its store with what was acknowledged, and starts it again. Exit code 0 where nothing acknowledged was lost and nothing torn.")
public final class Crash extends Trial {
    @Option(names = "--backend", paramLabel = "B", defaultValue = "sqlite", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private BackendKind backend;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "10", description = "How often (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--control", description = "With a store that saves only the entities that changed hands. This must fail: it shows that "
            + "the trial would notice.")
    private boolean control;

    @Override
    protected boolean run(Path folder) throws IOException, InterruptedException {
        try (var store = control ? Control.tearing(folder) : backend.make(folder)) {
            var ground = Ground.prepare(folder, TrialOptions.distribution(), store, Map.of());
            List<String> points = control ? List.of() : ground.failurePoints();
            var report = new CrashTrial(ground, options().seed(), () -> { }, options().readyWithin(), System.out).run(kills, points);
            report.print(System.out, "crash " + store.name() + ", seed " + options().seed());
            return report.fine();
        }
    }
}
