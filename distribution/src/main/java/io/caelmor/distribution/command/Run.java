package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.Banner;
import io.caelmor.distribution.text.LastWords;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `run`: a server, until it is told to stop.
@Command(name = "run", mixinStandardHelpOptions = true, description = "Starts the server; Ctrl+C or SIGTERM stops it in order.",
        footer = {"", "Relative paths, such as that of the store data/world.db, lie in the working directory."})
final class Run implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Option(names = "--ticks", paramLabel = "N", description = "Stop by itself after N ticks.")
    private @Nullable Long ticks;

    Run(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        long startNanos = System.nanoTime();
        var plan = Plan.of(surroundings, server.options());
        var banner = new Banner(surroundings.out(), plan);
        var kernel = plan.kernel();
        if (plan.problems().isEmpty()) {
            banner.composed();
            if (ticks != null) {
                kernel.limitTicks(ticks);
            }
        }
        if (!kernel.start(plan.problems())) {
            surroundings.err().println(plan.problems().report());
            return ExitCode.REFUSED;
        }
        var end = ProcessEnd.stops(kernel);
        banner.ready(startNanos);
        var report = kernel.awaitStop();
        LastWords.print(surroundings.out(), kernel, report);
        surroundings.out().flush();
        int code = report.clean() ? ExitCode.FINE : ExitCode.FAILED;
        end.said(code);
        return code;
    }
}
