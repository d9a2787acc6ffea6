package io.caelmor.distribution.proof;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.StartOptions;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.kernel.Kernel;
import io.caelmor.kernel.Pipeline;
import io.caelmor.kernel.StopReport;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.plugin.SettingCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One proof, from composing to the verdict; a second or two where all is well. A stage that swallows things makes others wait: for
/// that it has patience, but never for long.
///
/// The calling thread is the tick thread, so the books can be read between two ticks, while nothing moves.
public final class Proof {
    private static final Duration PLAY = Duration.ofSeconds(15);
    private static final long TICK_MILLIS = 1000 / Isolation.RATE;
    /// Ticks after the play in which the last disconnects arrive.
    private static final int QUIET_TICKS = 10;

    private final Surroundings surroundings;
    private final StartOptions options;

    public Proof(Surroundings surroundings, StartOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    /// Runs it and prints the result.
    public Outcome run(boolean json) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        try (var folder = TemporaryFolder.make()) {
            var plan = Plan.of(surroundings, options, folder.path(), plugins -> Isolation.of(plugins, folder.path()));
            var kernel = plan.kernel();
            if (!kernel.startStepped(plan.problems())) {
                surroundings.err().println(plan.problems().report());
                return Outcome.REFUSED;
            }
            var endpoints = kernel.endpoints();
            var players = play(kernel);
            boolean persistent = persistent(plan.catalogue());
            var stop = stop(kernel, persistent);
            var findings = Findings.of(kernel, players, stop, persistent);
            var text = new ProofText(surroundings.out(), kernel, endpoints, players, stop, findings, persistent, System.nanoTime() - startNanos);
            if (json) {
                text.json();
            } else {
                text.print();
            }
            return findings.sentences().isEmpty() ? Outcome.ALIVE : Outcome.DEAD;
        }
    }

    private static Players play(Kernel kernel) throws InterruptedException {
        var played = CompletableFuture.supplyAsync(() -> Players.play(kernel.endpoints(), () -> saved(kernel), PLAY),
                task -> Thread.ofPlatform().name("caelmor-players").daemon().start(task));
        while (!played.isDone()) {
            tick(kernel);
        }
        for (int i = 0; i < QUIET_TICKS; i++) {
            tick(kernel);
        }
        return played.join();
    }

    private static void tick(Kernel kernel) throws InterruptedException {
        kernel.step();
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    }

    private static boolean saved(Kernel kernel) {
        return kernel.metrics().of(KernelCounter.CUTS_COMMITTED).value() > 0;
    }

    /// The orderly stop. Left out where the store confirms nothing: the stop would wait for it half a minute, and learn no more.
    private static Optional<StopReport> stop(Kernel kernel, boolean persistent) {
        boolean mute = persistent && kernel.pipelines().stream()
                .anyMatch(pipeline -> pipeline.name().equals(Findings.PERSISTENCE) && pipeline.dead().map(Pipeline.Stage::name)
                        .filter(stage -> stage.equals(KernelCounter.CUTS_APPLIED.label())).isPresent());
        if (mute) {
            return Optional.empty();
        }
        kernel.requestStop("the proof is over");
        kernel.step();
        return Optional.of(kernel.awaitStop());
    }

    private static boolean persistent(SettingCatalogue catalogue) {
        return catalogue.settings().stream().anyMatch(setting -> setting.key().equals("persistence.enabled") && setting.value().equals(true));
    }
}
