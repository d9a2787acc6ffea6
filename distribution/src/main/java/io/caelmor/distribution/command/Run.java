package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.Banner;
import io.caelmor.distribution.text.FigureLog;
import io.caelmor.distribution.text.LastWords;
import io.caelmor.kernel.Kernel;
import io.caelmor.kernel.StopReport;
import java.io.IOException;
import java.nio.file.Path;
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

    @Option(names = "--figures", paramLabel = "FILE", description = "Write all counters and gauges into this file four times a second, a JSON object a line.")
    private Path figures;

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
        var report = awaitStop(kernel);
        LastWords.print(surroundings.out(), kernel, report);
        surroundings.out().flush();
        int code = report.clean() ? ExitCode.FINE : ExitCode.FAILED;
        end.said(code);
        return code;
    }

    private StopReport awaitStop(Kernel kernel) {
        if (figures == null) {
            return kernel.awaitStop();
        }
        try (var _ = FigureLog.start(kernel.metrics(), figures)) {
            return kernel.awaitStop();
        } catch (IOException e) {
            surroundings.err().println("can't write figures to " + figures + ": " + e.getMessage() + ". The server runs without.");
            return kernel.awaitStop();
        }
    }
}
