package io.caelmor.trials.crash;

import io.caelmor.trials.Ground;
import io.caelmor.trials.TrialOptions;
import io.caelmor.trials.store.BackendKind;
import io.caelmor.trials.store.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crash`: kills a server again and again.
@Command(name = "crash", mixinStandardHelpOptions = true, description = "Kills a server under trading bots with -9, at random moments and at each failure point in turn; compares "
        + "its store with what was acknowledged, and starts it again. Exit code 0 where nothing acknowledged was lost and nothing torn.")
public final class Crash implements Callable<Integer> {
    @Mixin
    private TrialOptions options;

    @Option(names = "--backend", paramLabel = "B", defaultValue = "sqlite", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private BackendKind kind;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "10", description = "How often (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--control", description = "With a store that saves only the entities that changed hands. This must fail: it shows that "
            + "the trial would notice.")
    private boolean control;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = options.makeFolder("crash");
        boolean fine = false;
        try (var backend = control ? Control.tearing(folder) : kind.make(folder)) {
            var ground = Ground.prepare(folder, TrialOptions.distribution(), backend, Map.of());
            List<String> points = control ? List.of() : ground.failurePoints();
            var report = new CrashTrial(ground, options.seed(), () -> { }, options.readyWithin(), System.out).run(kills, points);
            report.print(System.out, "crash " + backend.name() + ", seed " + options.seed());
            fine = report.fine();
        } finally {
            options.leaveFolder(folder, fine);
        }
        return fine ? 0 : 1;
    }
}
