package io.caelmor.distribution.command;

import io.caelmor.distribution.proof.Proof;
import io.caelmor.distribution.setup.Surroundings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `proof`: drives the three pipelines and balances their books.
@Command(name = "proof", mixinStandardHelpOptions = true,
        description = "Runs the server with its plugins in this process, lets real clients play on it for a moment, stops it and prints the "
                + "balance of the inbound, outbound and persistence pipelines. Exit code 0, or 1 where one is dead or does not balance.",
        footer = {"", "It listens on a free port of this machine alone and saves to a temporary folder: each transport's 'host' and 'port' and "
                + "the persistence writer's 'url' are set for that, and relative paths lie in that folder.", "Its clients are guests: where a plugin is the authenticator, name the others with --plugins."})
final class Prove implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Prove(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var proof = new Proof(surroundings, server.options());
        return switch (proof.run(json)) {
            case ALIVE -> ExitCode.FINE;
            case DEAD -> ExitCode.FAILED;
            case REFUSED -> ExitCode.REFUSED;
        };
    }
}
