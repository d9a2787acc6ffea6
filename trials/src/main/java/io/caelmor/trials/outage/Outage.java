package io.caelmor.trials.outage;

import io.caelmor.trials.Ground;
import io.caelmor.trials.Trial;
import io.caelmor.trials.TrialOptions;
import io.caelmor.trials.store.BackendKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `outage`: takes a server's database away again and again.
@Command(name = "outage", description = "Takes the database server away under trading bots, frozen and stopped in turn. Ticks must go on undisturbed, "
        + "durable commands be refused meanwhile, and everything acknowledged be there in the end.")
public final class Outage extends Trial {
    @Option(names = "--backend", paramLabel = "B", defaultValue = "postgresql", description = "postgresql or mariadb (default: ${DEFAULT-VALUE}).")
    private BackendKind backend;

    @Option(names = "--times", paramLabel = "N", defaultValue = "2", description = "How often (default: ${DEFAULT-VALUE}).")
    private int times;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "How long each time, and the while before it; 5 or more (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    protected Optional<String> hindrance() {
        if (backend.embedded()) {
            throw wrong("--backend " + backend + " is part of the server: only postgresql and mariadb can be away");
        }
        if (seconds < 5) {
            throw wrong("--seconds " + seconds + ": saving counts as failed after a second or two, so shorter than 5 shows nothing");
        }
        return Optional.empty();
    }

    @Override
    protected boolean run(Path folder) throws IOException, InterruptedException {
        try (var database = backend.server(folder)) {
            // The rate and interval that a server has by default; what waits longer than two seconds is late.
            var ground = Ground.prepare(folder, TrialOptions.distribution(), database,
                    Map.of("tick.rate", "10", "persistence.interval_ms", "1000", "persistence.alarm_seconds", "1"));
            System.out.println("outage " + backend + ", seed " + options().seed());
            return new OutageTrial(ground, database, options().seed(), System.out).run(times, Duration.ofSeconds(seconds));
        }
    }
}
