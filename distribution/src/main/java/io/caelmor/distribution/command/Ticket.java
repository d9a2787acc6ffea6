package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.ticket.SigningKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ticket`: what a login service makes, by hand.
@Command(name = "ticket", mixinStandardHelpOptions = true,
        description = "Prints a ticket for a server with the plugin auth.token, to try it: good once, for a minute.",
        footer = {"", "Whoever has the key can play any account: in earnest it is the login service's alone."})
final class Ticket implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--account", paramLabel = "NAME", required = true, description = "Who may join with it.")
    private String account;

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The Ed25519 private key, PEM (caelmor ticket-key makes one).")
    private Path key;

    @Option(names = "--audience", paramLabel = "NAME", defaultValue = "main",
            description = "The server it is for: its auth.token.audience, or else its world.id (default: ${DEFAULT-VALUE}).")
    private String audience;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "" + SigningKey.USUAL_SECONDS, description = "How long it is good (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--kid", paramLabel = "ID", defaultValue = "", description = "Which of the server's keys checks it, where it has several: their ids stand in its log.")
    private String kid;

    Ticket(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            surroundings.out().println(SigningKey.read(key).ticket(kid, account, audience, Instant.now(), seconds));
            return ExitCode.FINE;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
