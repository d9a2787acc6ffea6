package io.caelmor.distribution.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `plugins`: looks at jars, without a server.
@Command(name = "plugins", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "(list | verify | graph)",
        description = "Looks at the plugin folder: list, verify, graph.")
final class Plugins implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "one of list, verify and graph must follow");
    }
}
