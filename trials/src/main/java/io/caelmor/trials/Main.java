package io.caelmor.trials;

import io.caelmor.trials.crash.Crash;
import io.caelmor.trials.full.Full;
import io.caelmor.trials.outage.Outage;
import io.caelmor.trials.power.Power;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./caelmor crash|power|full|outage` of the source tree.
@Command(name = "caelmor", mixinStandardHelpOptions = true, description = "Trials of the packaged server.")
public final class Main {
    private Main() {}

    /// The trial could not go on, for a reason that is no promise of the server's.
    static final int FAILED = 70;

    /// Exit codes: 0 every promise was kept, 1 one was broken, 64 wrong usage, 70 the trial could not go on.
    public static void main(String[] words) {
        System.exit(run(words));
    }

    static int run(String... words) {
        return new CommandLine(new Main())
                .addSubcommand(new Crash())
                .addSubcommand(new Power())
                .addSubcommand(new Full())
                .addSubcommand(new Outage())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    if (failure instanceof TrialFailure) {
                        System.out.println("The trial could not go on: " + failure.getMessage());
                    } else {
                        failure.printStackTrace(System.out);
                    }
                    return FAILED;
                })
                .setParameterExceptionHandler((failure, _) -> {
                    System.err.println(failure.getMessage());
                    return 64;
                })
                .execute(words);
    }
}
