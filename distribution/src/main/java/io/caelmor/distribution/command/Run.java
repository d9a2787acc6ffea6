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
import java.util.Locale;
import java.util.Map;
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

    @Option(names = "--guard", paramLabel = "WHAT", description = "Watches, and names in the log and at the end, who breaks a rule of the hot path, by plugin and "
            + "hook or command; nothing is stopped for it. 'allocation': who allocates on the tick thread in tick after tick, once "
            + "guard.warm_up_ticks are over.")
    private Guard guard;

    @Option(names = "--ticks", paramLabel = "N", description = "Stop by itself after N ticks.")
    private @Nullable Long ticks;

    @Option(names = "--figures", paramLabel = "FILE", description = "Write all counters and gauges into this file four times a second, a JSON object a line.")
    private @Nullable Path figures;

    /// What can be watched.
    private enum Guard {
        ALLOCATION;

        Map<String, String> settings() {
            return Map.of("guard." + this, "true");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Run(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        long startNanos = System.nanoTime();
        var plan = Plan.of(surroundings, guard == null ? server.options() : server.options(guard.settings()));
        var banner = new Banner(surroundings.out(), plan);
        var kernel = plan.kernel();
        if (plan.problems().isEmpty()) {
            banner.composed();
            if (ticks != null) {
                kernel.limitTicks(ticks);
            }
        }
        kernel.whenHopeless(this::endNow);
        if (!kernel.start(plan.problems())) {
            surroundings.err().println(plan.problems().report());
            return ExitCode.REFUSED;
        }
        var end = ProcessEnd.stops(kernel, surroundings.err());
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

    /// Nothing can be stopped in order any more: no hook of the process's end may wait for it.
    private void endNow(String why) {
        LastWords.hopeless(surroundings.out(), why);
        surroundings.out().flush();
        Runtime.getRuntime().halt(ExitCode.FAILED);
    }
}
