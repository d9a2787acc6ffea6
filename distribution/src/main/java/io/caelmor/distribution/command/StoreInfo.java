package io.caelmor.distribution.command;

import io.caelmor.distribution.archive.ContentLines;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.Json;
import io.caelmor.distribution.text.Lines;
import io.caelmor.distribution.text.StoreText;
import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `store info`: what is saved.
@Command(name = "info", mixinStandardHelpOptions = true, description = "Says what is saved: worlds, columns, entities, accounts, and the hash of it all. Changes nothing.")
final class StoreInfo implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--accounts", description = "List the accounts too.")
    private boolean accounts;

    StoreInfo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return ConfiguredStore.with(surroundings, server.options(), this::print);
    }

    private int print(StoreArchive archive) throws StoreException {
        var summary = archive.summary();
        var hash = ContentLines.hash(archive);
        var names = new TreeMap<Long, String>();
        if (accounts) {
            archive.read(new ArchiveSink() {
                @Override
                public void account(long number, String name) {
                    names.put(number, name);
                }

                @Override
                public void rows(EntityRows rows) {}
            });
        }
        if (json) {
            var object = StoreText.json(summary, hash);
            if (accounts) {
                object.put("names", names);
            }
            Json.print(surroundings.out(), object);
        } else {
            StoreText.print(surroundings.out(), summary, hash);
            names.forEach((number, name) -> surroundings.out().println("  account " + number + "  " + Lines.single(name)));
        }
        return ExitCode.FINE;
    }
}
