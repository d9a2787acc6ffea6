package io.caelmor.trials.power;

import io.caelmor.trials.Ground;
import io.caelmor.trials.TrialOptions;
import io.caelmor.trials.crash.CrashTrial;
import io.caelmor.trials.disk.Disk;
import io.caelmor.trials.store.BackendKind;
import io.caelmor.trials.store.Control;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `power`: cuts a server off from its disk again and again.
@Command(name = "power", mixinStandardHelpOptions = true, description = "Puts the store on a file system of its own and cuts that off without flushing, under trading bots, as a power "
        + "failure would; then kills the server, replays the journal, compares with what was acknowledged, and starts again. Needs root.")
public final class Power implements Callable<Integer> {
    private static final int DISK_MIB = 64;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrialOptions options;

    @Option(names = "--backend", paramLabel = "B", defaultValue = "sqlite", description = "sqlite or log (default: ${DEFAULT-VALUE}).")
    private BackendKind kind;

    @Option(names = "--cuts", paramLabel = "N", defaultValue = "10", description = "How often (default: ${DEFAULT-VALUE}).")
    private int cuts;

    @Option(names = "--control", description = "With a store that answers before its disk does. This must fail: it shows that the trial would notice.")
    private boolean control;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!kind.embedded()) {
            throw new ParameterException(spec.commandLine(), "--backend " + kind + " keeps its files itself: only sqlite and log can be cut off");
        }
        var hindrance = Disk.unavailable();
        if (hindrance.isPresent()) {
            System.out.println("Skipped: cutting off a file system " + hindrance.get() + ".");
            return 0;
        }
        var folder = options.makeFolder("power");
        boolean fine = false;
        try (var disk = Disk.make(folder, DISK_MIB);
                var backend = control ? Control.hasty(disk.folder()) : kind.embedded(disk.folder())) {
            var ground = Ground.prepare(folder, TrialOptions.distribution(), backend, Map.of());
            var report = new CrashTrial(ground, options.seed(), cutting(disk), options.readyWithin(), System.out).run(cuts, List.of());
            report.print(System.out, "power " + backend.name() + ", seed " + options.seed());
            fine = report.fine();
        } finally {
            options.leaveFolder(folder, fine);
        }
        return fine ? 0 : 1;
    }

    private static CrashTrial.Blow cutting(Disk disk) {
        return new CrashTrial.Blow() {
            @Override
            public void strike() throws IOException {
                disk.cutPower();
            }

            @Override
            public void mend() throws IOException {
                disk.powerUp();
            }
        };
    }
}
