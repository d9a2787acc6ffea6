package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Surroundings;
import java.io.PrintWriter;
import picocli.CommandLine;

/// From words to a command and its exit code.
public final class CommandLines {
    private static final int HELP_WIDTH = 110;

    private CommandLines() {}

    /// Does what the words say.
    public static int run(Surroundings surroundings, String... words) {
        return of(surroundings).execute(words);
    }

    static CommandLine of(Surroundings surroundings) {
        var line = new CommandLine(new Caelmor(surroundings))
                .addSubcommand(new Run(surroundings))
                .addSubcommand(new Check(surroundings))
                .addSubcommand(new CommandLine(new Plugins())
                        .addSubcommand(new PluginsList(surroundings))
                        .addSubcommand(new PluginsVerify(surroundings))
                        .addSubcommand(new PluginsGraph(surroundings)))
                .addSubcommand(new CommandLine(new Store())
                        .addSubcommand(new StoreInfo(surroundings))
                        .addSubcommand(new StoreVerify(surroundings))
                        .addSubcommand(new StoreExport(surroundings))
                        .addSubcommand(new StoreImport(surroundings)))
                .addSubcommand(new Hooks(surroundings))
                .addSubcommand(new Config(surroundings))
                .addSubcommand(new Prove(surroundings))
                .addSubcommand(new Bots(surroundings))
                .addSubcommand(new SoakCommand(surroundings))
                .addSubcommand(new SiegeCommand(surroundings))
                .addSubcommand(new Ticket(surroundings))
                .addSubcommand(new TicketKey(surroundings));
        return line.setOut(new PrintWriter(surroundings.out(), true, surroundings.out().charset()))
                .setErr(new PrintWriter(surroundings.err(), true, surroundings.err().charset()))
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongUsage());
    }
}
