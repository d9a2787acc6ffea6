package io.caelmor.trials.full;

import io.caelmor.trials.Ground;
import io.caelmor.trials.TrialOptions;
import io.caelmor.trials.disk.Disk;
import io.caelmor.trials.store.BackendKind;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `full`: fills a server's disk again and again.
@Command(name = "full", mixinStandardHelpOptions = true, description = "Puts the store on a small file system of its own and fills that under trading bots. Nothing may be acknowledged "
        + "while it is full, and everything that was must be there when there is room again. Needs root.")
public final class Full implements Callable<Integer> {
    private static final int DISK_MIB = 32;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrialOptions options;

    @Option(names = "--backend", paramLabel = "B", defaultValue = "sqlite", description = "sqlite or log (default: ${DEFAULT-VALUE}).")
    private BackendKind kind;

    @Option(names = "--times", paramLabel = "N", defaultValue = "2", description = "How often (default: ${DEFAULT-VALUE}).")
    private int times;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!kind.embedded()) {
            throw new ParameterException(spec.commandLine(), "--backend " + kind + " keeps its files itself: only the disk of sqlite and log can be filled");
        }
        var hindrance = Disk.unavailable();
        if (hindrance.isPresent()) {
            System.out.println("Skipped: filling a disk " + hindrance.get() + ".");
            return 0;
        }
        var folder = options.makeFolder("full");
        boolean fine = false;
        try (var disk = Disk.make(folder, DISK_MIB)) {
            var ground = Ground.prepare(folder, TrialOptions.distribution(), kind.embedded(disk.folder()), Map.of());
            System.out.println("full " + kind + ", seed " + options.seed());
            fine = new FullTrial(ground, disk, options.seed(), System.out).run(times);
        } finally {
            options.leaveFolder(folder, fine);
        }
        return fine ? 0 : 1;
    }
}
