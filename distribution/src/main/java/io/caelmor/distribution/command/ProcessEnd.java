package io.caelmor.distribution.command;

import io.caelmor.kernel.Kernel;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Turns the end of the process (Ctrl+C, SIGTERM, a terminal that closes) into an orderly stop.
///
/// Java would exit with 143 then, whatever became of it: so the hook waits until the stop is over and said, and ends the process with that
/// code itself. A stop that does not end, because a plugin does not come back, is ended all the same, and the plugin's place is said.
final class ProcessEnd {
    private static final String TICK_THREAD = "caelmor-tick";

    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    private ProcessEnd() {}

    /// From now on the process does not end before the kernel has stopped, or as long as that may take at most.
    static ProcessEnd stops(Kernel kernel, PrintStream err) {
        var end = new ProcessEnd();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end.onShutdown(kernel, err), "caelmor-shutdown"));
        return end;
    }

    /// The stop is over, and all is said. Any thread.
    void said(int exitCode) {
        code.complete(exitCode);
    }

    private void onShutdown(Kernel kernel, PrintStream err) {
        if (!code.isDone()) {
            kernel.requestStop("the process was asked to end");
            Runtime.getRuntime().halt(await(kernel, err));
        }
    }

    private int await(Kernel kernel, PrintStream err) {
        try {
            return code.get(kernel.longestStop().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException _) {
            sayWhere(kernel, err);
            return ExitCode.FAILED;
        }
    }

    private static void sayWhere(Kernel kernel, PrintStream err) {
        err.println("The server did not stop within " + kernel.longestStop().toSeconds() + " s and is ended as it is: what changed since the last cut is lost.");
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (thread.getName().equals(TICK_THREAD)) {
                err.println("The thread " + TICK_THREAD + " is at:");
                Arrays.stream(frames).forEach(frame -> err.println("  " + frame));
            }
        });
        err.flush();
    }
}
