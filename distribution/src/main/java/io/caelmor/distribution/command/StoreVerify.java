package io.caelmor.distribution.command;

import io.caelmor.distribution.archive.ContentLines;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.Json;
import io.caelmor.distribution.text.Lines;
import io.caelmor.kernel.persist.ArchiveAudit;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import java.util.LinkedHashSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `store verify`: whether all that is saved is sound.
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Checks all that is saved: checksums, the database itself, and what contradicts itself. Changes nothing. Exit code 0, or 1 where something is wrong.")
final class StoreVerify implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    StoreVerify(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return ConfiguredStore.with(surroundings, server.options(), this::verify);
    }

    private int verify(StoreArchive archive) throws StoreException {
        var problems = new LinkedHashSet<String>();
        ArchiveAudit.run(archive, problems::add);
        boolean sound = problems.isEmpty();
        var hash = sound ? ContentLines.hash(archive) : "";
        if (json) {
            var object = Json.object("consistent", sound, "problems", problems);
            if (sound) {
                object.put("hash", hash);
            }
            Json.print(surroundings.out(), object);
        } else if (sound) {
            var summary = archive.summary();
            surroundings.out().println("The store " + summary.place() + " is consistent: " + summary.accounts() + " accounts, " + summary.entities()
                    + " entities, hash " + hash);
        } else {
            problems.forEach(problem -> surroundings.out().println(Lines.single(problem)));
            surroundings.out().println(problems.size() + (problems.size() == 1 ? " problem." : " problems."));
        }
        return sound ? ExitCode.FINE : ExitCode.FAILED;
    }
}
