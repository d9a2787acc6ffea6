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

/// `store export`: all that is saved, as text.
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes all that is saved to a file, in a form that every store can take in; prints its hash.",
        footer = {"", "The file is there when it is complete, not before. docs/store.md describes the form."})
final class StoreExport implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Parameters(paramLabel = "FILE", description = "Where to; - is standard output.")
    private String file;

    StoreExport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return ConfiguredStore.with(surroundings, server.options(), this::export);
    }

    private int export(StoreArchive archive) throws StoreException, IOException {
        boolean piped = "-".equals(file);
        var content = piped ? ArchiveFile.write(archive, surroundings.out()) : ArchiveFile.write(archive, Path.of(file));
        (piped ? surroundings.err() : surroundings.out()).println("Exported " + content.accounts() + " accounts and " + content.entities() + " entities, hash "
                + content.hash());
        return ExitCode.FINE;
    }
}
