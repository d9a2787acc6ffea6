package io.caelmor.distribution.command;

import io.caelmor.bots.BotOptions;
import io.caelmor.bots.BotRun;
import io.caelmor.bots.Workload;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.ticket.SigningKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bots`: players that are programs, on a server that runs somewhere.
@Command(name = "bots", mixinStandardHelpOptions = true,
        description = "Lets bots join, move, talk and fight on a running server, and prints what they met. Exit code 1 where something did not add up.")
final class Bots implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--count", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).", defaultValue = "20")
    private int count;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10",
            description = "How long they play and are measured, once all have joined (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "0",
            description = "How long they play before that without being measured (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--workload", paramLabel = "NAME", defaultValue = "play",
            description = "play: wander, talk and fight at random. arena: steer ten times a second, nothing else. crowd: all in one place,"
                    + " move, talk and fight at every tick. trade: give, take and trade, and hold the server to what it says"
                    + " (default: ${DEFAULT-VALUE}).")
    private String workload;

    @Option(names = "--crowd-radius", paramLabel = "UNITS", defaultValue = "40",
            description = "How far from the middle of the world a crowd strays (default: ${DEFAULT-VALUE}).")
    private double crowdRadius;

    @Option(names = "--max-health", paramLabel = "N", defaultValue = "100",
            description = "More health than this is odd, the server's combat.max_health; 0: none is (default: ${DEFAULT-VALUE}).")
    private int maxHealth;

    @Option(names = "--url", paramLabel = "URL", defaultValue = BotOptions.DEFAULT_URL,
            description = "ws://, wss://, tcp:// or tls:// with host and port (default: ${DEFAULT-VALUE}).")
    private String url;

    @Option(names = "--ticket-key", paramLabel = "FILE",
            description = "Show tickets signed with this key to a server with auth.token, made as 'caelmor ticket' does.")
    private Path ticketKey;

    @Option(names = "--ticket-audience", paramLabel = "NAME", defaultValue = "main",
            description = "The server those tickets are for: its auth.token.audience (default: ${DEFAULT-VALUE}).")
    private String ticketAudience;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--seed", paramLabel = "N", description = "Of all they do at random (default: ${DEFAULT-VALUE}).", defaultValue = "1")
    private long seed;

    @Option(names = "--name", paramLabel = "PREFIX", description = "Their accounts are PREFIX1, PREFIX2, ... (default: ${DEFAULT-VALUE}).",
            defaultValue = "bot-")
    private String prefix;

    @Option(names = "--joins-per-second", paramLabel = "N", description = "How fast they join (default: ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private double joinsPerSecond;

    Bots(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return BotRun.run(options(), surroundings.out());
    }

    private BotOptions options() {
        try {
            BotOptions usual = BotOptions.of(count, seconds);
            return usual.withUrl(url).withSeed(seed).withJson(json).withNamePrefix(prefix)
                    .withJoinsPerSecond(joinsPerSecond)
                    .withLimits(new BotOptions.Limits(usual.limits().speed(), maxHealth))
                    .withLoad(new BotOptions.Load(Workload.named(workload), crowdRadius, warmUp))
                    .withCredentials(credentials());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private UnaryOperator<String> credentials() {
        if (ticketKey == null) {
            return _ -> "";
        }
        var key = SigningKey.read(ticketKey);
        return account -> key.ticket(account, ticketAudience, Instant.now(), SigningKey.USUAL_SECONDS);
    }
}
