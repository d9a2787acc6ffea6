package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.CommentedSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `config`: every key there is. The packaged `conf/caelmor.toml` is what this prints.
@Command(name = "config", mixinStandardHelpOptions = true,
        description = "Prints a configuration file with every key of the installed plugins, all defaults, commented out.")
final class Config implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Option(names = "--effective", description = "Print the values that count now instead, each with where it stands.")
    private boolean effective;

    Config(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var plan = effective ? Plan.of(surroundings, server.options()) : Plan.ofDefaults(surroundings, server.options());
        var settings = plan.catalogue().settings();
        if (effective) {
            CommentedSettings.effective(surroundings.out(), settings);
        } else {
            CommentedSettings.defaults(surroundings.out(), settings);
        }
        if (!plan.problems().isEmpty()) {
            surroundings.err().println(plan.problems().report());
            return ExitCode.REFUSED;
        }
        return ExitCode.FINE;
    }
}
