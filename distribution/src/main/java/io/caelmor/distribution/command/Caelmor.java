package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `caelmor` alone: says what there is.
@Command(name = "caelmor", mixinStandardHelpOptions = true, versionProvider = Caelmor.Versions.class,
        header = "Caelmor, an authoritative tick server for multiplayer games.", synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 fine, 1 a check failed, 2 start-up refused, 64 wrong usage.", "Help on a command: caelmor COMMAND --help"})
final class Caelmor implements Callable<Integer> {
    /// Read from the module, so that it can't differ from what runs.
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"caelmor " + Version.own()};
        }
    }

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    Caelmor(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(surroundings.err());
        return ExitCode.USAGE;
    }
}
