package io.caelmor.trials.disk;

import io.caelmor.trials.Trial;
import io.caelmor.trials.store.BackendKind;
import java.util.Optional;
import picocli.CommandLine.Option;

/// A trial of what happens to a store's disk: of a store that keeps its files by the server's own hand.
public abstract class DiskTrial extends Trial {
    @Option(names = "--backend", paramLabel = "B", defaultValue = "sqlite", description = "sqlite or log (default: ${DEFAULT-VALUE}).")
    private BackendKind backend;

    protected final BackendKind backend() {
        return backend;
    }

    @Override
    protected final Optional<String> hindrance() {
        if (!backend.embedded()) {
            throw wrong("--backend " + backend + " keeps its files itself: only the disk of sqlite and log can be filled or cut off");
        }
        return Disk.unavailable().map(why -> "a file system of the trial's own " + why);
    }
}
