package io.caelmor.distribution.command;

import io.caelmor.bots.hostile.Siege;
import io.caelmor.bots.hostile.Target;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.soak.Orders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `siege`: the attackers of `soak` that come in multitudes. For nobody else: it does what its standard input says.
@Command(name = "siege", hidden = true, description = "Attacks a server on this machine. 'soak' starts it and leads it by its standard input.")
final class SiegeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "PORT")
    private int port;

    @Parameters(index = "1", paramLabel = "SILENT_MILLIS")
    private int silentMillis;

    @Parameters(index = "2", paramLabel = "SILENT_READERS")
    private int silentReaders;

    @Parameters(index = "3", paramLabel = "CROWD")
    private int crowd;

    @Parameters(index = "4", paramLabel = "PER_ADDRESS")
    private int perAddress;

    @Parameters(index = "5", paramLabel = "TRICKLING")
    private int trickling;

    SiegeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var strength = new Siege.Strength(silentReaders, crowd, perAddress, trickling);
        var siege = new Siege(new Target(port), Siege.multitudes(strength, silentMillis));
        Orders.follow(siege, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), surroundings.out());
        return ExitCode.FINE;
    }
}
