package io.caelmor.trials;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A trial as a command: it has a folder of its own, which stays where a promise was broken.
@Command(mixinStandardHelpOptions = true)
public abstract class Trial implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TrialOptions options;

    /// What all trials are told.
    protected final TrialOptions options() {
        return options;
    }

    /// Throws [#wrong] where the options fit together for no trial. Answers why this machine can't run this one.
    protected Optional<String> hindrance() {
        return Optional.empty();
    }

    /// Runs it in its folder; whether every promise was kept.
    protected abstract boolean run(Path folder) throws IOException, InterruptedException;

    /// Wrong usage.
    protected final ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    @Override
    public final Integer call() throws IOException, InterruptedException {
        var hindrance = hindrance();
        if (hindrance.isPresent()) {
            System.out.println("Skipped: " + hindrance.get() + ".");
            return 0;
        }
        var folder = options.makeFolder(spec.name());
        boolean fine = false;
        try {
            fine = run(folder);
        } finally {
            options.leaveFolder(folder, fine);
        }
        return fine ? 0 : 1;
    }
}
