package io.caelmor.distribution.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `store`: looks at what a server saved, without a server.
@Command(name = "store", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "(info | verify | export | import)",
        description = "Looks at what is saved, and moves it: info, verify, export, import.")
final class Store implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "one of info, verify, export and import must follow");
    }
}
