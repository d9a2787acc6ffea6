package io.caelmor.distribution.command;

import io.caelmor.kernel.Kernel;
import java.util.concurrent.CompletableFuture;

/// Turns the end of the process (Ctrl+C, SIGTERM, a terminal that closes) into an orderly stop.
///
/// Java would exit with 143 then, whatever became of it: so the hook waits until the stop is over and said, and ends the process with that
/// code itself.
final class ProcessEnd {
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    private ProcessEnd() {}

    /// From now on the process does not end before the kernel has stopped.
    static ProcessEnd stops(Kernel kernel) {
        var end = new ProcessEnd();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end.onShutdown(kernel), "caelmor-shutdown"));
        return end;
    }

    /// The stop is over, and all is said. Any thread.
    void said(int exitCode) {
        code.complete(exitCode);
    }

    private void onShutdown(Kernel kernel) {
        if (!code.isDone()) {
            kernel.requestStop("the process was asked to end");
            Runtime.getRuntime().halt(code.join());
        }
    }
}
