package io.caelmor.trials.full;

import io.caelmor.trials.Ground;
import io.caelmor.trials.TrialOptions;
import io.caelmor.trials.disk.Disk;
import io.caelmor.trials.disk.DiskTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `full`: fills a server's disk again and again.
@Command(name = "full", description = "Puts the store on a small file system of its own and fills that under trading bots. Nothing may be acknowledged "
        + "while it is full, and everything that was must be there when there is room again. Needs root.")
public final class Full extends DiskTrial {
    private static final int DISK_MIB = 32;

    @Option(names = "--times", paramLabel = "N", defaultValue = "2", description = "How often (default: ${DEFAULT-VALUE}).")
    private int times;

    @Override
    protected boolean run(Path folder) throws IOException, InterruptedException {
        try (var disk = Disk.make(folder, DISK_MIB)) {
            var ground = Ground.prepare(folder, TrialOptions.distribution(), backend().embedded(disk.folder()), Map.of());
            System.out.println("full " + backend() + ", seed " + options().seed());
            return new FullTrial(ground, disk, options().seed(), System.out).run(times);
        }
    }
}
