package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.ticket.KeyPairFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ticket-key`: a pair of keys for tickets.
@Command(name = "ticket-key", mixinStandardHelpOptions = true,
        description = "Makes a pair of Ed25519 keys: FILE signs tickets, FILE.pub is for auth.token.public_keys of the servers.")
final class TicketKey implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Where the private key goes; nothing may be there.")
    private Path file;

    TicketKey(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            var made = KeyPairFiles.create(file);
            surroundings.out().println(made.signing() + " signs tickets: keep it to yourself. " + made.checking() + " checks them: auth.token.public_keys = \""
                    + made.checking() + "\"");
            return ExitCode.FINE;
        } catch (FileAlreadyExistsException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getFile() + " is there already, and is not written over");
        } catch (IOException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), file + " can't be written: " + e);
        }
    }
}
