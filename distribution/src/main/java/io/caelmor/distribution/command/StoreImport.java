package io.caelmor.distribution.command;

import io.caelmor.distribution.archive.ArchiveFile;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `store import`: an export into a store that holds nothing.
@Command(name = "import", mixinStandardHelpOptions = true, description = "Checks an export, then fills an empty store with it; prints its hash.",
        footer = {"", "No server may have the store open. Where anything is wrong with the file, or the store is not empty, nothing is changed."})
final class StoreImport implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Parameters(paramLabel = "FILE", description = "What 'caelmor store export' wrote.")
    private Path file;

    StoreImport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return ConfiguredStore.with(surroundings, server.options(), this::fill);
    }

    private int fill(StoreArchive archive) throws StoreException, IOException {
        var content = ArchiveFile.read(file, archive);
        surroundings.out().println("Imported " + content.accounts() + " accounts and " + content.entities() + " entities, hash " + content.hash());
        return ExitCode.FINE;
    }
}
