package io.caelmor.trials.power;

import io.caelmor.trials.Ground;
import io.caelmor.trials.TrialOptions;
import io.caelmor.trials.crash.CrashTrial;
import io.caelmor.trials.disk.Disk;
import io.caelmor.trials.disk.DiskTrial;
import io.caelmor.trials.store.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `power`: cuts a server off from its disk again and again.
@Command(name = "power", description = "Puts the store on a file system of its own and cuts that off without flushing, under trading bots, as a power "
        + "failure would; then kills the server, replays the journal, compares with what was acknowledged, and starts again. Needs root.")
public final class Power extends DiskTrial {
    private static final int DISK_MIB = 64;

    @Option(names = "--cuts", paramLabel = "N", defaultValue = "10", description = "How often (default: ${DEFAULT-VALUE}).")
    private int cuts;

    @Option(names = "--control", description = "With a store that answers before its disk does. This must fail: it shows that the trial would notice.")
    private boolean control;

    @Override
    protected boolean run(Path folder) throws IOException, InterruptedException {
        try (var disk = Disk.make(folder, DISK_MIB);
                var store = control ? Control.hasty(disk.folder()) : backend().embedded(disk.folder())) {
            var ground = Ground.prepare(folder, TrialOptions.distribution(), store, Map.of());
            var report = new CrashTrial(ground, options().seed(), cutting(disk), options().readyWithin(), System.out).run(cuts, List.of());
            report.print(System.out, "power " + store.name() + ", seed " + options().seed());
            return report.fine();
        }
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
