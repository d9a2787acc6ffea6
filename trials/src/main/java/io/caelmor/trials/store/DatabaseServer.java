package io.caelmor.trials.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A database server of the trial's own, on the loopback interface, durable as in production; it can go away and come back with all its
/// data at the same address.
public interface DatabaseServer extends Backend {
    /// It no longer answers, but its connections stand: SIGSTOP.
    default void freeze() throws IOException {
        signal("-STOP", processes());
    }

    /// It goes on where it was.
    default void thaw() throws IOException {
        signal("-CONT", processes());
    }

    /// It is gone.
    void stop() throws IOException;

    /// It is back.
    void start() throws IOException;

    /// All that it consists of.
    List<ProcessHandle> processes() throws IOException;

    private static void signal(String which, List<ProcessHandle> processes) throws IOException {
        var command = new ArrayList<>(List.of("kill", which));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).inheritIO().start().onExit().join();
    }
}
