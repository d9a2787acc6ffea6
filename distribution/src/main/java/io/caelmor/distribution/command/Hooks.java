package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.HookText;
import io.caelmor.distribution.text.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hooks`: what runs in a tick, in its order.
@Command(name = "hooks", mixinStandardHelpOptions = true,
        description = "Prints what runs in each tick, in its order: by phase, then order, then name.")
final class Hooks implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Hooks(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var plan = Plan.of(surroundings, server.options());
        if (!plan.problems().isEmpty()) {
            surroundings.err().println(plan.problems().report());
            return ExitCode.REFUSED;
        }
        if (json) {
            Json.print(surroundings.out(), HookText.json(plan.kernel().hooks()));
        } else {
            HookText.table(surroundings.out(), "", plan.kernel().hooks());
        }
        return ExitCode.FINE;
    }
}
